"""Articles: a pleasure to read, beside the fullest text of their story."""

from __future__ import annotations

from wirecopy.store.read_model.articles import ArticleDetail
from wirecopy.web.page_template import PageContext, render


def render_article(detail: ArticleDetail, context: PageContext) -> str:
    """One article, compared with the fullest text of its story."""
    return render("article.html", context, detail=detail)
