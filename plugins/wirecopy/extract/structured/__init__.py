"""What a page states in forms made for machines: JSON-LD, meta tags, microdata."""
