"""What a site says to its visitor in place of an article: "verify you are human", "page not found", "accept all cookies".

Found anywhere within a sentence. Left out is what an article about cookies, captchas or subscriptions says of them: a
notice speaks to whoever reads it, so most phrases hold "you" or "we". The tables of titles hold whole titles and headings.
"""

from wirecopy.phrases.notation import Phrases

# Written down from what such pages say in general; no single page was recorded.
COMMON = "what such notices say in general; no page was recorded"

# A test for robots, or a refusal of one.
ROBOT_CHECK: Phrases = {
    "en": {
        "https://github.com/mstfnsr/web_refusal_regex": (
            "your (latest/last) request has been/was blocked/refused/rejected/rated, your request has been refused by, request was blocked due, request is a suspicious, security service to protect/monitor, security service for protection, too many requests from your, access from your ip (address), triggered the service and blocked, detected in your request, potentially harmful/unsafe/dangerous/malicious request/operation, may have been part of suspicious activity, by our firewall, as it may cause potential threats, unblock your ip, your access to this service/site/website has been limited/blocked/restricted, you have been blocked in error, let them know you were blocked, your request (…) id, your ip address is"
        ),
        "https://github.com/AndyTheFactory/newspaper4k/issues/471": (
            "you are/you're not a robot, unusual activity/traffic from your (computer) network/connection"
        ),
        "https://github.com/unclecode/crawl4ai/issues/1197": (
            "made us think (that) you were/are a (ro)bot, super-human speed, you've disabled cookies in your, "
            "is preventing javascript from running, to regain access, we're getting everything ready for you"
        ),
        "https://github.com/assafelovic/gpt-researcher/pull/1944": (
            "making sure you're not a bot, you are seeing this because the administrator, "
            "uses a proof-of-work scheme, scourge of ai companies"
        ),
        "https://github.com/firecrawl/firecrawl/pull/4461": (
            "press and/& hold (the button), you are (a) human, please solve the/this captcha"
        ),
        COMMON: (
            "whether you are (a) human, you're (a) human, prove (that) you are, "
            "(complete/solve/pass) the (security) check/captcha/challenge below, "
            "complete/solve the/this/a captcha/challenge/puzzle, "
            "checking if the site connection is secure, checking your browser, "
            "needs to review the security of your connection, verifying (that) you are, "
            "unusual/suspicious activity/traffic from your, automated requests/access/traffic from your, "
            "your (ip) address has been blocked, you have been blocked, "
            "you don't have permission to access, access to this page has been denied, "
            "because we believe you are using automation, your browser will redirect (to your requested content), "
            "performance (&/and) security by, ray id, reference id, incident id, "
            "please enable (javascript and) cookies (and javascript) to continue, "
            "triggered the security solution, using a security service to protect itself, "
            "why did this happen, why do i have to complete a captcha, "
            "your browser supports javascript and cookies, you are not blocking them from loading, "
            "confirm/verify/show/prove (that) you are/you're (not), slide to verify, drag the slider"
        ),
    },
    "de": {
        COMMON: (
            "dass sie kein roboter/bot sind, dass sie ein mensch sind, ich bin kein roboter, dass du kein roboter/bot bist, "
            "dass du ein mensch bist, sind sie ein mensch/roboter, "
            "ungewöhnliche/verdächtige aktivität(en), ungewöhnlichen datenverkehr, automatisierte anfragen, "
            "ihr browser wird überprüft, überprüfung ihres browsers, sicherheitsüberprüfung, "
            "lösen sie (bitte) das captcha/rätsel, ihre ip-adresse wurde, ihr zugriff wurde"
        )
    },
    "fr": {
        COMMON: (
            "que vous n'êtes pas un robot, que vous êtes (bien) (un) humain/humaine, je ne suis pas un robot, "
            "êtes-vous un robot/humain, activité inhabituelle/suspecte, trafic inhabituel, résolvez le captcha, "
            "vérification de votre navigateur, vérification de sécurité, votre adresse ip a été, votre accès a été bloqué"
        )
    },
    "es": {
        COMMON: (
            "que no eres/es un robot, que no es usted un robot, no soy un robot, que eres (un) humano, que es (un) humano, "
            "eres un robot, es usted un robot, actividad inusual/sospechosa, tráfico inusual, resuelve/resuelva/complete el captcha, "
            "comprobando/verificando su/tu navegador, su/tu dirección ip ha sido"
        )
    },
    "it": {
        COMMON: (
            "di non essere un robot, che non sei un robot, non sono un robot, sei un robot, di essere umano, "
            "che sei umano, che sei un essere umano, attività insolita/sospetta, traffico insolito, completa/risolvi il captcha, "
            "verifica del browser"
        )
    },
    "pt": {
        "https://github.com/mstfnsr/web_refusal_regex": (
            "por que fui bloqueado, serviço de segurança online, seu endereço ip, este acesso foi filtrado, seu acesso foi bloqueado"
        ),
        COMMON: (
            "que (você) não é um robô/robot, não sou um robô, que (você) é humano, você é um robô, "
            "atividade incomum/suspeita, tráfego incomum, resolva/complete o captcha, verificando (o) seu navegador"
        ),
    },
    "nl": {
        COMMON: (
            "dat je/u geen robot bent, ik ben geen robot, dat je/u een mens bent, bent u/je een robot/mens, "
            "ongebruikelijke/verdachte activiteit, ongebruikelijk verkeer, los de captcha op, je/uw browser wordt gecontroleerd"
        )
    },
    "sv": {
        COMMON: "att du inte är en robot, jag är inte en robot, att du är (en) människa, ovanlig aktivitet, ovanlig trafik"
    },
    "no": {
        COMMON: "at du ikke er en robot, jeg er ikke en robot, at du er et menneske, uvanlig aktivitet/trafikk"
    },
    "da": {
        COMMON: "at du ikke er en robot, jeg er ikke en robot, at du er et menneske, usædvanlig aktivitet/trafik"
    },
    "fi": {COMMON: "ettet ole robotti, en ole robotti, että olet ihminen"},
    "pl": {
        COMMON: (
            "że nie jesteś robotem/botem, nie jestem robotem, że jesteś człowiekiem, nietypowy ruch, nietypową aktywność, "
            "sprawdzanie przeglądarki"
        )
    },
    "cs": {COMMON: "že nejste robot, nejsem robot, že jste člověk, neobvyklou aktivitu, neobvyklý provoz"},
    "ru": {
        COMMON: (
            "слишком много запросов, с вашего ip(-адреса), что запросы отправляли вы, подтвердите что вы, что вы не робот, я не робот, что вы человек, вы не робот, подозрительн* активност*, "
            "необычн* активност*, запросы с вашего, проверка браузера, проверяем ваш браузер"
        )
    },
    "uk": {COMMON: "що ви не робот, я не робот, що ви людина, незвичн* активн*"},
    "tr": {
        COMMON: "robot olmadığınızı, ben robot değilim, insan olduğunuzu, olağandışı/olağan dışı trafik/etkinlik"
    },
    "ja": {
        COMMON: "自動プログラムではない, 自動プログラムでない, 短時間に多数のアクセス, アクセスが制限され, アクセスを制限し, ロボットではない, 人間であること, 通常と異なるトラフィック, 不審なアクセス, 画像認証"
    },
    "zh": {
        COMMON: "您的访问过于频繁, 访问过于频繁, 您的请求已被, 您的ip, 已被拦截, 请求被阻断, 您不是机器人, 你不是机器人, 我不是机器人, 您是真人, 异常流量, 异常访问, 完成验证, 安全验证, 您不是機器人, 我不是機器人"
    },
    "ko": {
        COMMON: "자동화된 접근, 비정상적인 접근, 요청이 차단, 접속이 차단, 로봇이 아닙니다, 로봇이 아님을, 사람인지 확인, 비정상적인 트래픽"
    },
    "ar": {COMMON: "أنك لست روبوت*, أنا لست روبوت*, أنك إنسان"},
    "hu": {COMMON: "hogy nem robot, nem vagyok robot, szokatlan forgalmat/forgalom"},
    "ro": {COMMON: "că nu sunteți robot, nu sunt robot, trafic neobișnuit, activitate neobișnuită"},
    "el": {COMMON: "ότι δεν είστε ρομπότ, δεν είμαι ρομπότ, ασυνήθιστη δραστηριότητα/κίνηση"},
}
# What the challenges of a large provider are called.
CHALLENGE_TITLES: Phrases = {
    "en": {"https://developers.cloudflare.com/cloudflare-challenges/": "just a moment, attention required!"},
}
ROBOT_TITLES: Phrases = {
    "en": {
        "https://github.com/AndyTheFactory/newspaper4k/issues/471": "are you a robot",
        "https://github.com/firecrawl/firecrawl/pull/4461": (
            "robot check, security check, (security) check required, human verification, bot verification, "
            "security verification, access denied"
        ),
        "https://github.com/unclecode/crawl4ai/issues/1197": "pardon our interruption",
        "https://github.com/assafelovic/gpt-researcher/pull/1944": ("making sure you're not a bot"),
        COMMON: (
            "one moment (please), one more step, please wait, verify you are (a) human, "
            "are you (a) human, robot or human, captcha, client challenge, bot check, ddos protection, please verify (you are (a) human), "
            "checking your browser, access to this page has been denied, request blocked, sorry you have been blocked, "
            "you have been blocked, please verify you are a human, verifying you are human, unusual traffic, are you human or a robot"
        ),
    },
    "de": {
        COMMON: "sind sie ein roboter/mensch, sicherheitsprüfung, sicherheitsüberprüfung, einen moment (bitte), zugriff verweigert, nur einen moment"
    },
    "fr": {
        COMMON: "êtes-vous un robot/humain, vérification de sécurité, un instant, accès refusé, vérification"
    },
    "es": {
        COMMON: "eres un robot, ¿eres un robot, es usted un robot, ¿es usted un robot, verificación de seguridad, un momento, acceso denegado, comprobación de seguridad"
    },
    "it": {COMMON: "sei un robot, verifica di sicurezza, un momento, accesso negato, controllo di sicurezza"},
    "pt": {
        COMMON: "você é um robô, é um robô, verificação de segurança, um momento, acesso negado, só um momento"
    },
    "nl": {
        COMMON: "bent u/je een robot/mens, ben je een robot/mens, beveiligingscontrole, een ogenblik (geduld), toegang geweigerd"
    },
    "sv": {COMMON: "är du en robot, säkerhetskontroll"},
    "no": {COMMON: "er du en robot, sikkerhetssjekk"},
    "da": {COMMON: "er du en robot, sikkerhedstjek"},
    "pl": {COMMON: "czy jesteś robotem, weryfikacja, sprawdzanie zabezpieczeń, odmowa dostępu"},
    "cs": {COMMON: "jste robot, bezpečnostní kontrola"},
    "ru": {COMMON: "вы не робот, вы робот, проверка безопасности, доступ запрещен, доступ ограничен"},
    "tr": {COMMON: "robot musunuz, güvenlik kontrolü"},
    "ja": {COMMON: "あなたはロボットですか, セキュリティチェック, しばらくお待ちください"},
    "zh": {COMMON: "安全验证, 人机验证, 请稍候"},
    "ko": {COMMON: "보안 확인, 잠시만 기다리십시오"},
}

# Behind the status of an answer.
STATUS_REASONS: Phrases = {
    "en": {
        "https://www.rfc-editor.org/rfc/rfc9110#section-15": (
            "bad request, unauthorized, forbidden, not found, (method) not allowed, not acceptable, gone, "
            "too many requests, (internal) server error, bad gateway, (service) unavailable, gateway timeout"
        ),
        "https://github.com/mstfnsr/web_refusal_regex": "error, blocked, (access) denied, (security) incident detected",
    },
}

# Not for readers of this country.
REGION_BLOCK: Phrases = {
    "en": {
        "https://github.com/mozilla/readability/issues/806": "is not available in your area",
        COMMON: (
            "(un)available in most european countries, (un)available in your country/region/location/area, "
            "not (currently) available in your country/region/location/area/territory, not accessible from countries in, "
            "not (currently) available to/for visitors/readers/users/people, "
            "from a country belonging to the european, from within the european, "
            "access cannot be granted at this time, "
            "cannot be accessed from your, not accessible from/in your country/region/location, "
            "engaged on the issue and committed to, looking at options that support our full range, "
            "unavailable for/due to legal reasons, "
            "outside (of) your country/region, blocked in your country/region/location, "
            "not available to … european, which enforces the general data protection regulation, "
            "to provide you (with) access, continue to identify technical compliance solutions, "
            "visitors/readers/users from your country/region/location, "
            "you are (attempting to) access/accessing this (web)site/content/page from, you appear to be (located) in, "
            "unavailable to visitors from, we are unable to give/grant you access"
        ),
    },
    "de": {
        COMMON: (
            "in ihrem/deinem land (leider) nicht verfügbar, in ihrer/deiner region (leider) nicht verfügbar, an ihrem standort (leider) nicht verfügbar, aus ihrem land, aus ihrer region, "
            "aus der/einem europäischen union/wirtschaftsraum, für besucher aus, in den meisten europäischen ländern"
        )
    },
    "fr": {
        COMMON: (
            "disponible dans votre pays/région/zone, accessible depuis votre pays/région, pas disponible dans votre, "
            "dans la plupart des pays européens, pour des raisons juridiques/légales, depuis votre pays, depuis l'union européenne"
        )
    },
    "es": {
        COMMON: (
            "disponible en tu/su país/región/ubicación/zona, disponible en la mayoría de (los) países europeos, "
            "desde tu/su país/región, por motivos/razones legales, desde la unión europea"
        )
    },
    "it": {
        COMMON: "disponibile nel tuo/suo paese, disponibile nella tua/sua regione/area/zona, accessibile dal tuo paese, per motivi legali, nella maggior parte dei paesi europei"
    },
    "pt": {
        COMMON: "disponível no seu país, disponível na sua região/localização, disponível em seu país, disponível em sua região, por motivos/razões legais, na maioria dos países europeus"
    },
    "nl": {
        COMMON: "beschikbaar in je/jouw/uw land/regio, om juridische redenen, vanuit je/uw land, in de meeste europese landen"
    },
    "sv": {COMMON: "tillgängligt/tillgänglig i ditt land, i din region, av juridiska skäl"},
    "no": {COMMON: "tilgjengelig i ditt land, i landet ditt, i din region, av juridiske årsaker"},
    "da": {COMMON: "tilgængelig/tilgængeligt i dit land, i din region, af juridiske årsager"},
    "pl": {
        COMMON: "dostępna/dostępny/dostępne w twoim kraju/regionie, z przyczyn prawnych, w większości krajów europejskich"
    },
    "cs": {COMMON: "ve vaší zemi/oblasti, z právních důvodů"},
    "ru": {
        COMMON: "за пределами страны, лицензионным соглашениям, на территории вашей страны, недоступен/недоступна/недоступно в вашей стране, в вашем регионе, по юридическим причинам"
    },
    "tr": {
        COMMON: "ülkenizde kullanılamıyor, bölgenizde kullanılamıyor, bulunduğunuz bölgede, yasal nedenlerle"
    },
    "ja": {COMMON: "お住まいの国, お住まいの地域では, お住まいの地域からは, ご利用いただけません"},
    "zh": {COMMON: "您所在的国家, 您所在的地区, 您的国家或地区, 您所在的國家, 您所在的地區"},
    "ko": {COMMON: "국내에서만, 국가에서는 이용할, 귀하의 국가에서, 거주하시는 국가, 해당 지역에서는"},
    "ar": {COMMON: "غير متاح في بلدك, غير متوفر في بلدك, في بلدك, في منطقتك, لأسباب قانونية"},
    "hu": {COMMON: "az ön országában, az országában nem, jogi okokból"},
    "ro": {COMMON: "în țara dumneavoastră/ta, în regiunea dumneavoastră/ta, din motive legale/juridice"},
    "el": {COMMON: "στη χώρα σας, στην περιοχή σας, για νομικούς λόγους"},
    "fi": {COMMON: "maassasi, alueellasi, oikeudellisista syistä"},
    "uk": {COMMON: "у вашій країні, у вашому регіоні"},
}
REGION_TITLES: Phrases = {
    "en": {
        COMMON: (
            "451, error 451, # unavailable for/due to legal reasons, unavailable for/due to legal reasons, "
            "(content/page/site/access) not available in your country/region/location/area, "
            "(content/page/site/access) unavailable in your country/region/location/area, "
            "(this content/page/site/website) is not available in your country/region/location/area, "
            "our european visitors are important to us, access restricted, access denied, not available, unavailable"
        )
    },
    "de": {COMMON: "in ihrem land nicht verfügbar, (inhalt) nicht verfügbar, zugriff verweigert"},
    "fr": {COMMON: "(contenu) indisponible dans votre pays/région, contenu non/indisponible"},
    "es": {COMMON: "(contenido) no disponible en tu/su país/región, contenido no disponible, no disponible"},
    "it": {COMMON: "(contenuto) non disponibile nel tuo paese, contenuto non disponibile"},
    "pt": {COMMON: "(conteúdo) não disponível no seu país, conteúdo não disponível, conteúdo indisponível"},
    "nl": {COMMON: "niet beschikbaar in uw/je land/regio"},
}

# There is no page at this address.
NOT_FOUND: Phrases = {
    "en": {
        "https://github.com/dropod/issues/issues/4548": "was not found on this server, that's an error",
        COMMON: (
            "the url/link/address/file (that) you requested/tried/entered/followed, "
            "page/article/story/content (that) you requested, page/article/story/content you are/were/you're looking for, "
            "page/article/story/content you're looking for, page/article/story that you are/were looking for, "
            "page/article/story/content could not/couldn't/cannot/can't be found, "
            "page/article/story/content does not/doesn't/no longer exist(s), page/article/story is no longer available, "
            "page/article/story has been moved/removed/deleted/archived, "
            "may have been moved/removed/deleted, might have been moved/removed/deleted/renamed, has moved or no longer exists, "
            "we can't/couldn't/cannot find the/that/this/what/your/a page, we could not find the/that/this/what page, "
            "the page you're, nothing was found at this/that location, we searched everywhere, error 404, 404 error, check the url/spelling, (you) may have mistyped, you (may) have followed (a/an) broken/outdated/old link, "
            "return to/go (back) to (the/our) home/homepage/front page, try searching, try (using) our search, "
            "it looks like nothing was found, page not found"
        ),
    },
    "de": {
        COMMON: (
            "die (von ihnen) gewünschte/angeforderte/gesuchte/aufgerufene seite, die seite konnte/wurde/existiert/ist (leider) nicht, "
            "seite/artikel/inhalt konnte/wurde (leider) nicht gefunden, seite/artikel existiert (leider) nicht, "
            "seite/artikel ist nicht mehr verfügbar, seite nicht gefunden, (die/der) (von ihnen) gesuchte/angeforderte/gewünschte seite/artikel/inhalt, "
            "gesuchten artikel, zurück zur startseite, fehler 404, wurde verschoben oder gelöscht, seite ist nicht mehr vorhanden"
        )
    },
    "fr": {
        COMMON: (
            "la page demandée/recherchée, cette page n'existe pas/plus, "
            "page/article que vous cherchez/recherchez/demandez, page demandée, page introuvable, "
            "n'existe pas ou plus, page n'a pas été trouvée, a pu être déplacée/supprimée, erreur 404, "
            "retour(ner) à (la page) l'accueil, retour à l'accueil"
        )
    },
    "es": {
        COMMON: (
            "página/artículo/contenido que busca/buscas/buscabas/solicita/intentas/está/estás, página no encontrada, "
            "no hemos encontrado/podido la página, (la) página solicitada, no existe o ha sido, "
            "página ha sido movida/eliminada/borrada, página ya no existe, error 404, volver/vuelve/regresar a la portada/página, no se ha encontrado la página"
        )
    },
    "it": {
        COMMON: (
            "pagina che stai/hai/state/avete/cerchi, pagina richiesta, pagina cercata, pagina non trovata, pagina non è stata trovata, "
            "pagina non esiste più, pagina è stata spostata/rimossa/cancellata, errore 404, torna alla home(page)"
        )
    },
    "pt": {
        COMMON: (
            "página que (você) (está/estava) procura/procurando/procurava/solicitou/buscou, página não encontrada, "
            "página solicitada, página não foi encontrada, página foi movida/removida/excluída, página não existe (mais), erro 404, "
            "voltar/volte para/à a página inicial, voltar à página inicial"
        )
    },
    "nl": {
        COMMON: "pagina die je/u zoekt/zocht/probeert/hebt, pagina niet gevonden, pagina bestaat niet (meer), pagina kan/kon niet worden gevonden, pagina is verplaatst of verwijderd, terug naar de homepage/voorpagina, foutmelding 404"
    },
    "sv": {
        COMMON: "sidan du söker/letar, sidan kunde inte hittas, sidan hittades inte, sidan finns inte, till startsidan"
    },
    "no": {
        COMMON: "siden du leter/prøver/søker, siden ble ikke funnet, fant ikke siden, siden finnes ikke, til forsiden"
    },
    "da": {
        COMMON: "siden du leder/søger, siden blev ikke fundet, siden findes ikke, kunne ikke finde siden, til forsiden"
    },
    "fi": {COMMON: "sivua ei löytynyt, etsimääsi sivua, hakemaasi sivua, etusivulle"},
    "pl": {
        COMMON: "strona/strony której szukasz, strona nie została znaleziona, nie znaleziono strony, strona nie istnieje, strona została przeniesiona/usunięta, błąd 404, wróć na stronę główną, przejdź na stronę główną, szukana strona"
    },
    "cs": {
        COMMON: "stránka nebyla nalezena, stránku kterou hledáte, hledaná stránka, požadovaná stránka, chyba 404, na hlavní/úvodní stránku"
    },
    "ru": {
        COMMON: "страница не найдена, запрашиваемая/запрошенная страница, страница которую вы ищете, страница не существует, страница была удалена, ошибка 404, на главную"
    },
    "uk": {COMMON: "сторінку не знайдено, сторінка не знайдена, помилка 404, на головну"},
    "tr": {COMMON: "sayfa bulunamadı, aradığınız sayfa, ana sayfaya"},
    "ja": {
        COMMON: "お探しのページ, ページが見つかりません, ページは見つかりません, 削除された可能性, 移動または削除, トップページへ"
    },
    "zh": {
        COMMON: "您访问的页面, 您查找的页面, 页面不存在, 找不到页面, 页面未找到, 返回首页, 找不到您, 找不到頁面, 頁面不存在"
    },
    "ko": {COMMON: "페이지를 찾을 수 없습니다, 요청하신 페이지"},
    "ar": {COMMON: "الصفحة غير موجودة, الصفحة التي تبحث"},
    "hu": {COMMON: "a keresett oldal, az oldal nem található, oldal nem létezik"},
    "ro": {
        COMMON: "pagina pe care o căutați/cauți/căutaţi, pagina nu a fost găsită/gasita, pagina nu există, pagina solicitată"
    },
    "el": {COMMON: "η σελίδα που ζητήσατε/αναζητάτε/ψάχνετε, η σελίδα δεν βρέθηκε, δεν βρέθηκε η σελίδα"},
    "bg": {COMMON: "страницата не е намерена, търсената (от вас) страница, страницата не съществува"},
    "hr": {COMMON: "stranica nije pronađena, tražena stranica, stranica koju tražite, stranica ne postoji"},
    "sk": {COMMON: "stránka nebola nájdená, stránka sa nenašla, stránku ktorú hľadáte, požadovaná stránka"},
    "id": {COMMON: "halaman tidak ditemukan, halaman yang anda cari"},
    "vi": {COMMON: "không tìm thấy trang, trang bạn tìm, trang bạn đang tìm"},
    "he": {COMMON: "הדף לא נמצא, הדף שחיפשת"},
}
NOT_FOUND_TITLES: Phrases = {
    "en": {
        COMMON: (
            "404, (error) 404 (error), (error) 404 (-) (page/file) not found, (oops!/sorry) (page/article/story/content) not found, "
            "http 404, page/article/story/content not found, page/article/story cannot/can't be found, page/article/story could not be found, "
            "the/this page/article/story cannot/can't/could not/couldn't be found, "
            "page/article/story/content (is) no longer available, page/article/story does not/doesn't exist, this page/article/story does not/doesn't exist, "
            "not found, nothing found, page unavailable, oops, oops!, "
            "we can't/couldn't find that/the/this page, we could not find that/the/this page, the page you are looking for, "
            "oops! that page can't be found, oops! page not found, sorry we can't/couldn't find that page"
        )
    },
    "de": {
        COMMON: "(fehler) 404, seite (wurde) nicht gefunden, (404 -) seite nicht gefunden, artikel nicht gefunden, nicht gefunden, fehler, diese seite existiert nicht (mehr), die seite wurde nicht gefunden"
    },
    "fr": {
        COMMON: "(erreur) 404, page/article introuvable, page non trouvée, cette page n'existe pas/plus, (erreur) 404 page non trouvée, 404 page introuvable"
    },
    "es": {
        COMMON: "(error) 404, página/artículo no encontrada/encontrado, no encontrado/encontrada, página no disponible, esta página no existe, 404 página no encontrada"
    },
    "it": {
        COMMON: "(errore) 404, pagina non trovata, (articolo) non trovato, pagina inesistente, 404 pagina non trovata"
    },
    "pt": {COMMON: "(erro) 404, página não encontrada, não encontrado/encontrada, 404 página não encontrada"},
    "nl": {COMMON: "(fout) 404, pagina niet gevonden, niet gevonden, deze pagina bestaat niet (meer)"},
    "sv": {COMMON: "sidan hittades inte, sidan kunde inte hittas, sidan finns inte"},
    "no": {COMMON: "siden ble ikke funnet, fant ikke siden, siden finnes ikke, ikke funnet"},
    "da": {COMMON: "siden blev ikke fundet, siden findes ikke, ikke fundet"},
    "fi": {COMMON: "sivua ei löytynyt, sivua ei löydy"},
    "pl": {
        COMMON: "(błąd) 404, nie znaleziono strony, strona nie istnieje, nie znaleziono, strona nie została znaleziona"
    },
    "cs": {COMMON: "stránka nenalezena, stránka nebyla nalezena, (chyba) 404"},
    "ru": {COMMON: "страница не найдена, (ошибка) 404, не найдено"},
    "uk": {COMMON: "сторінку не знайдено, сторінка не знайдена, (помилка) 404"},
    "tr": {COMMON: "sayfa bulunamadı, (hata) 404"},
    "ja": {
        COMMON: "ページが見つかりません, ページが見つかりませんでした, お探しのページは見つかりませんでした"
    },
    "zh": {COMMON: "页面不存在, 页面未找到, 找不到页面, 找不到網頁, 頁面不存在"},
    "ko": {COMMON: "페이지를 찾을 수 없습니다"},
    "ar": {COMMON: "الصفحة غير موجودة"},
    "hu": {COMMON: "a keresett oldal nem található, az oldal nem található, (hiba) 404"},
    "ro": {COMMON: "pagina nu a fost găsită, pagina nu există, (eroare) 404"},
    "el": {COMMON: "η σελίδα δεν βρέθηκε, (σφάλμα) 404"},
    "hr": {COMMON: "stranica nije pronađena, (greška) 404"},
    "sk": {COMMON: "stránka nebola nájdená, stránka sa nenašla, (chyba) 404"},
}

# For those only who registered or pay.
WALL: Phrases = {
    "en": {
        COMMON: (
            "subscribe/register to continue/keep reading, to continue reading, to keep reading, to read the (full/rest of the) article/story, to read this article/story, to read the full story, "
            "already a subscriber/member, already have an account, already registered/subscribed, "
            "(you have/you've) reached your (monthly) (free) (article) limit, you have/you've reached your, reached the limit of free, "
            "you have/you've (read/used) (#/all) (of) your free articles, of your free articles, free articles remaining/left, "
            "this article/story/content is for/exclusive to/reserved for/only available to (our) subscribers/members, "
            "is for subscribers only, available (only) to (our) subscribers/members, for subscribers only, subscriber-only (content/article), "
            "subscribe now/today, create a/your (free) account, "
            "start your (free) trial, unlimited (digital) access, cancel (at) any time/anytime, "
            "log in to your account, sign in to your account, register for free, choose your plan, become a subscriber/member, "
            "get full/unlimited access, support our/quality/independent journalism, forgot (your) password, "
            "you need/have to be a (registered) (subscriber/member/user), you must be logged in"
        ),
    },
    "de": {
        COMMON: (
            "um weiterzulesen, um weiterlesen zu können, um diesen/den artikel/text/beitrag (weiter) zu lesen, jetzt weiterlesen, "
            "sie sind (bereits/schon) abonnent, sind sie bereits/schon abonnent, bereits/schon registriert, "
            "sie haben (bereits/schon) ein (abo/konto/abonnement), dieser artikel/beitrag/text/inhalt ist (nur) (exklusiv) für (unsere) abonnenten, "
            "exklusiv für abonnenten, nur für abonnenten, jederzeit kündbar, jetzt/kostenlos registrieren, jetzt abonnieren/testen, "
            "melden sie sich (bitte) an, bitte melden sie sich an, loggen sie sich ein, passwort vergessen, zugang zu allen artikeln, # monat(e)/wochen gratis/kostenlos"
        )
    },
    "fr": {
        COMMON: (
            "cet article/contenu est réservé aux/à (nos) abonnés, réservé aux/à abonnés, réservé à nos abonnés, déjà abonné, déjà un compte, déjà inscrit, "
            "pour continuer à lire, pour continuer votre lecture, pour lire la suite, la suite est réservée, il vous reste, abonnez-vous, connectez-vous, créez un/votre compte, "
            "identifiez-vous, inscrivez-vous gratuitement, sans engagement, mot de passe oublié"
        )
    },
    "es": {
        COMMON: (
            "suscríbete (para/y), suscríbase (para/y), regístrate (para/y/gratis), regístrese (para/gratis), inicia/inicie sesión, para seguir leyendo, "
            "para continuar leyendo, ya eres/soy suscriptor, ¿ya eres suscriptor, ya tienes (una) cuenta, "
            "contenido/artículo exclusivo para suscriptores, exclusivo para suscriptores, solo para suscriptores, límite de artículos, ¿olvidaste tu contraseña"
        )
    },
    "it": {
        COMMON: (
            "abbonati per continuare/leggere, registrati gratis/gratuitamente, registrati per continuare/leggere, accedi per continuare/leggere, accedi con, per continuare a leggere, per leggere tutto l'articolo, sei già abbonato, "
            "hai già un account, riservato agli/ai abbonati, password dimenticata"
        )
    },
    "pt": {
        COMMON: (
            "assine para/já/agora, cadastre-se, faça (seu) login, entre com sua conta, para continuar lendo, para continuar a ler, "
            "já é assinante, já sou assinante, já tem (uma) conta, conteúdo/artigo exclusivo para assinantes, exclusivo para assinantes, limite de matérias, esqueci/esqueceu (a/minha/sua) senha"
        )
    },
    "nl": {
        COMMON: "om verder te lezen, lees verder met, al abonnee, heb je/u al een account/abonnement, log in om, alleen voor abonnees, exclusief voor abonnees, neem een abonnement, word abonnee, maak (gratis) een account, wachtwoord vergeten"
    },
    "sv": {
        COMMON: "för att läsa vidare, för att fortsätta läsa, redan prenumerant, logga in för, bli prenumerant, endast för prenumeranter, ingen bindningstid, glömt lösenord"
    },
    "no": {
        COMMON: "for å lese videre, for å lese saken, allerede abonnent, logg inn for, bli abonnent, kun for abonnenter, kjøp tilgang, ingen bindingstid, glemt passord"
    },
    "da": {
        COMMON: "for at læse videre, for at læse artiklen, allerede abonnent, log ind for, bliv abonnent, kun for abonnenter, køb abonnement, ingen binding, glemt adgangskode"
    },
    "fi": {
        COMMON: "vain tilaajille, tilaa (nyt), kirjaudu sisään, jatka lukemista, jatka lukemista, onko sinulla jo tilaus, oletko jo tilaaja, kirjaudu sisään"
    },
    "pl": {
        COMMON: "aby czytać dalej, czytaj dalej z, masz już konto/subskrypcję/prenumeratę, zaloguj się, zarejestruj się, kup dostęp/subskrypcję, dostępny tylko dla subskrybentów/prenumeratorów, tylko dla subskrybentów, zapomniałeś hasła, dostęp do wszystkich artykułów"
    },
    "cs": {
        COMMON: "pouze pro předplatitele, předplaťte si, přihlaste se, pokračovat ve čtení, pro pokračování ve čtení, již máte předplatné, přihlaste se, předplaťte si, jen pro předplatitele, pouze pro předplatitele, zapomenuté heslo"
    },
    "ru": {
        COMMON: "только подписчикам, для подписчиков, оформите подписку, чтобы читать дальше, войдите чтобы, чтобы читать дальше, чтобы продолжить чтение, уже подписаны, уже есть аккаунт/подписка, войдите в, зарегистрируйтесь, оформите подписку, доступно/доступен/доступна только подписчикам, только для подписчиков, забыли пароль"
    },
    "tr": {
        COMMON: "abonelere özel, abone olun, giriş yapın, okumaya devam etmek, okumaya devam etmek için, zaten abone misiniz, giriş yapın, üye olun, abone olun, yalnızca abonelere"
    },
    "ja": {
        COMMON: "会員限定です, 会員限定の記事, 会員登録が必要, ログインまたは会員登録, 有料会員, 続きを読むには, この記事は会員, この記事は会員限定, この記事は有料会員限定, 有料会員限定, 続きを読むには, 続きをお読みいただくには, 残り # 文字, パスワードを忘れ, 有料プラン"
    },
    "zh": {
        COMMON: "订阅后, 登录后, 仅限订阅, 会员专享, 请登录, 訂閱後, 订阅后继续, 登录后继续, 登录以继续, 订阅以继续, 已是订阅用户, 已有账号, 注册免费, 訂閱以繼續, 登入後繼續"
    },
    "ko": {
        COMMON: "유료회원 전용, 회원 전용, 구독을 신청, 로그인하거나, 계속 읽으시려면, 구독자 전용, 로그인 후 이용, 구독자 전용, 회원 전용, 계속 읽으려면, 이미 구독자"
    },
    "hu": {COMMON: "előfizetőink, csak előfizetők*, fizessen elő, jelentkezzen be, a folytatáshoz"},
    "ro": {COMMON: "abonați-vă, doar abonaților, pentru a citi, autentificați-vă"},
    "el": {COMMON: "μόνο για συνδρομητές, γίνετε συνδρομητής, για να συνεχίσετε, συνδεθείτε"},
    "ar": {COMMON: "للمشتركين فقط, اشترك الآن, سجل الدخول, لمتابعة القراءة"},
}
WALL_TITLES: Phrases = {
    "en": {
        COMMON: "subscribe (to continue (reading)), subscribe to read, subscribe now, sign in (to continue), log in (to continue (reading)), login, register (to continue (reading)), sign up, create (a free/an) account, subscription required, members only, subscribers only, subscriber login, registration required"
    },
    "de": {
        COMMON: "anmelden, einloggen, login, registrieren, jetzt abonnieren, abonnieren, jetzt weiterlesen, weiterlesen mit abo, bitte anmelden"
    },
    "fr": {
        COMMON: "connexion, se connecter, abonnez-vous, identifiez-vous, réservé aux abonnés, article réservé aux abonnés"
    },
    "es": {COMMON: "iniciar sesión, inicia sesión, suscríbete, regístrate, suscríbete para seguir leyendo"},
    "it": {COMMON: "accedi, abbonati, registrati, abbonati per continuare a leggere"},
    "pt": {COMMON: "entrar, assine, cadastre-se, faça login, assine para continuar lendo"},
    "nl": {COMMON: "inloggen, log in, abonneren"},
}

# The page wants another browser, or one that runs its scripts.
BROWSER: Phrases = {
    "en": {
        COMMON: (
            "(please) enable/activate javascript, javascript is (currently) disabled/required/not enabled/turned off, javascript must be enabled, requires javascript, need/needs javascript, "
            "need to enable javascript, turn on javascript, javascript enabled, your browser is (no longer) (not) (out of date/outdated/unsupported/supported), "
            "your browser is not supported, your browser is no longer supported, your browser is out of date, "
            "browser (that) you are using is, you are/you're using an/a (old/outdated/unsupported/out-of-date) (version of) browser, outdated browser, unsupported browser, "
            "does not support javascript, your browser does not/doesn't support, (please) upgrade/update your browser, (please) upgrade to a/the (more) modern/latest/supported/newer, "
            "(we recommend) (using) (one of) the following browsers, (download) the latest version of, "
            "this/the (web)site uses/was/is … technology … browsers, built (our site) (to take) … latest technology, "
            "download one of these, for a better experience, for the best experience"
        ),
        "https://github.com/Ranchero-Software/NetNewsWire/issues/2108": "javascript must be activated in your browser",
    },
    "de": {
        COMMON: (
            "(bitte) aktivieren sie javascript, (bitte) aktiviere javascript, javascript ist (in ihrem browser) deaktiviert, javascript muss aktiviert, benötigt/benötigen javascript, "
            "ihr browser ist veraltet, ihr browser wird nicht (mehr) unterstützt, ihr browser wird leider nicht, veralteten browser, browser wird nicht (mehr) unterstützt, aktualisieren sie (bitte) ihren browser, einen aktuellen/modernen/anderen browser"
        )
    },
    "fr": {
        COMMON: "(veuillez) activer javascript, activez javascript, javascript est désactivé, javascript doit être activé, nécessite javascript, votre navigateur n'est (pas/plus) compatible/supporté, votre navigateur est obsolète, mettre à jour votre navigateur, navigateur (plus) récent, nécessite l'activation de javascript"
    },
    "es": {
        COMMON: "(por favor) activa/active/habilite/habilita javascript, javascript está desactivado/deshabilitado, necesita/necesitas javascript, requiere javascript, tu/su navegador no es compatible, tu/su navegador no está actualizado, navegador está obsoleto/desactualizado, actualiza/actualice tu/su navegador, navegador más moderno/reciente"
    },
    "it": {
        COMMON: "attiva/abilita/abilitare/attivare javascript, javascript è disabilitato/disattivato, richiede javascript, il tuo browser non è (più) supportato, il tuo browser è obsoleto, aggiorna il (tuo) browser, browser più recente"
    },
    "pt": {
        COMMON: "(por favor) ative/habilite javascript, ative/habilite o javascript, javascript está desativado/desabilitado, requer/precisa javascript, seu navegador não é (mais) suportado/compatível, seu navegador está desatualizado, atualize (o) seu navegador, navegador mais recente/moderno"
    },
    "nl": {
        COMMON: "schakel javascript in, javascript is uitgeschakeld, javascript nodig, je/uw browser wordt niet (meer) ondersteund, je/uw browser is verouderd, verouderde browser, werk je/uw browser bij"
    },
    "sv": {
        COMMON: "aktivera javascript, slå på javascript, javascript är avstängt/inaktiverat, din webbläsare stöds inte, din webbläsare är (för) gammal/föråldrad, uppdatera din webbläsare"
    },
    "no": {
        COMMON: "aktiver javascript, slå på javascript, javascript er deaktivert/slått, nettleseren din støttes ikke, nettleseren din er utdatert/gammel, oppdater nettleseren"
    },
    "da": {
        COMMON: "aktiver javascript, slå javascript til, javascript er deaktiveret/slået, din browser understøttes ikke, din browser er forældet, opdater din browser"
    },
    "fi": {
        COMMON: "selaimesi, päivitä selaimesi, ota javascript käyttöön, selaimesi on vanhentunut, selaintasi ei tueta"
    },
    "pl": {
        COMMON: "włącz javascript, obsługi/obsługę javascript, javascript jest wyłączony, twoja przeglądarka jest przestarzała/nieaktualna, twoja przeglądarka nie jest obsługiwana, zaktualizuj przeglądarkę"
    },
    "cs": {
        COMMON: "váš prohlížeč, aktualizujte prohlížeč, aktualizujte svůj prohlížeč, zastaralý prohlížeč, zapněte javascript, povolte javascript, váš prohlížeč je zastaralý, váš prohlížeč není podporován, aktualizujte svůj prohlížeč"
    },
    "ru": {
        COMMON: "ваш браузер, обновите браузер, включите javascript, включите javascript, javascript отключен, ваш браузер устарел, ваш браузер не поддерживается, обновите браузер, обновите ваш браузер"
    },
    "tr": {
        COMMON: "tarayıcınız, tarayıcınızı güncelle*, javascript'i etkinleştirin, tarayıcınız güncel değil, tarayıcınız desteklenmiyor"
    },
    "ja": {
        COMMON: "お使いのブラウザ, ご利用のブラウザ, javascriptを有効, javascriptを有効, javascript を有効, javascriptが無効, javascript が無効, お使いのブラウザ, ブラウザを更新, 最新のブラウザ"
    },
    "zh": {
        COMMON: "您当前使用的浏览器, 浏览器版本过低, 升级浏览器, 最新版本的浏览器, 您的浏览器, 启用javascript, 启用 javascript, 开启javascript, 您的浏览器版本, 您的浏览器不支持, 升级您的浏览器, 浏览器版本过低, 啟用 javascript, 啟用javascript"
    },
    "ko": {
        COMMON: "지원하지 않는 브라우저, 브라우저를 업데이트, 최신 브라우저, 자바스크립트를 활성화, javascript를 활성화, 브라우저를 업데이트, 지원하지 않는 브라우저, 지원되지 않는 브라우저"
    },
    "hu": {COMMON: "az ön böngészője, böngészője elavult, frissítse böngészőjét"},
    "ro": {COMMON: "browserul dumneavoastră/tău, actualizați browserul, actualizează-ți browserul"},
    "el": {COMMON: "το πρόγραμμα περιήγησής σας, ενημερώστε το πρόγραμμα"},
    "ar": {COMMON: "متصفحك, تحديث المتصفح"},
    "uk": {COMMON: "ваш браузер, оновіть браузер"},
}
BROWSER_TITLES: Phrases = {
    "en": {
        COMMON: "(please) enable javascript, javascript (is) required, javascript (is) disabled, (your) browser (is) not supported, unsupported browser, (your) browser (is) out of date, outdated browser, update/upgrade your browser, your browser is no longer supported"
    },
    "de": {
        COMMON: "(bitte) javascript aktivieren, browser veraltet, ihr browser ist veraltet, ihr browser wird nicht (mehr) unterstützt, browser nicht unterstützt"
    },
    "fr": {
        COMMON: "navigateur non supporté, votre navigateur est obsolète, javascript désactivé, navigateur obsolète, votre navigateur n'est pas compatible"
    },
    "es": {
        COMMON: "navegador no compatible, navegador no soportado, tu/su navegador no es compatible, activa javascript"
    },
    "it": {COMMON: "browser non supportato, il tuo browser non è supportato"},
    "pt": {COMMON: "navegador não suportado, seu navegador não é suportado, navegador desatualizado"},
    "nl": {COMMON: "browser niet ondersteund, je/uw browser wordt niet ondersteund, verouderde browser"},
}

# The page asks to agree to cookies.
CONSENT: Phrases = {
    "en": {
        "https://github.com/postlight/parser/issues/638": (
            "you agree to allow cookies, allow cookies to be placed"
        ),
        "https://github.com/mozilla/readability/issues/806": "strictly/absolutely necessary cookies, set your browser to block or alert you about",
        COMMON: (
            "we (and our … partners) use cookies, we (also) use (…) cookies, this/our (web)site uses cookies, cookies and similar/other technologies, "
            "cookies and other (similar) (tracking) technologies, by clicking, by continuing to use/browse, by using this/our site, you agree to (the/our) (use/storing), you consent to, "
            "agree to the storing of cookies, (we and) our (#) partners, # partners, we value/respect your privacy, technical storage or access, use technologies like cookies, not consenting or withdrawing consent, we care about your privacy, we and our, our use of cookies, "
            "store and//or access information on a device, withdraw your consent, change your mind/choices/preferences/settings at any time, "
            "manage your/my cookies/privacy/consent/preferences/settings/choices/options, manage cookie/privacy/consent preferences/settings/choices/options, manage cookies/preferences/options, accept/reject/allow all cookies, accept all, reject all, accept and/& continue/close, "
            "personalised/personalized ads/advertising/content, (our/the) cookie policy/notice/settings/preferences, cookie preferences/settings, (our) privacy policy, "
            "process your personal data, your personal data will be processed, measure advertising/ad performance, audience insights, "
            "precise geolocation, based on legitimate interest, object to legitimate interest, do not sell (or share) my, enhance site navigation, assist in our marketing, "
            "to provide/deliver/improve/personalise/personalize our/your services/content/experience/ads"
        ),
    },
    "de": {
        "https://github.com/nextcloud/news/issues/714": (
            "mit werbung und tracking, wie gewohnt mit werbung, werbe- und tracking*"
        ),
        COMMON: (
            "wir (und unsere … partner) verwenden/nutzen/setzen cookies, wir benötigen ihre/deine einwilligung/zustimmung, (diese) (web)seite/website verwendet/nutzt cookies, cookies und ähnliche/andere/vergleichbare technologien, "
            "unsere (bis zu) (#) partner, ihre/deine einwilligung/zustimmung, ihre privatsphäre, stimmen sie der/dem, stimmst du der/dem, stimmen sie zu, einwilligung widerrufen, jederzeit widerrufen, alle akzeptieren, "
            "alle cookies, akzeptieren und weiter, zustimmen und weiter, mit werbung weiterlesen, personalisierte werbung/anzeigen/inhalte, informationen auf einem/ihrem (end)gerät, "
            "datenschutzerklärung, cookie-einstellungen, privatsphäre-einstellungen, ihre personenbezogenen daten, durch klicken auf, mit klick auf, berechtigtes/berechtigten interesse, pur-abo, ohne werbung und tracking"
        ),
    },
    "fr": {
        COMMON: (
            "nous (et nos (#) partenaires) utilisons des (cookies), nous et nos, utilise des cookies, cookies et (d'autres) technologies, des cookies ou, nos (#) partenaires, votre consentement, votre vie privée, "
            "en cliquant sur, vous acceptez, vous consentez, tout accepter, tout refuser, accepter et continuer, continuer sans accepter, paramétrer les cookies, gérer vos/mes préférences/choix/cookies, "
            "publicités/contenus/contenu/publicité personnalisés/personnalisé/personnalisées/personnalisée, vos données personnelles, retirer votre consentement, politique de confidentialité, stocker et//ou, intérêt légitime"
        )
    },
    "es": {
        COMMON: (
            "utilizamos/usamos cookies, (nosotros y) nuestros (#) socios, utiliza cookies, usa cookies, cookies propias y, cookies y tecnologías, su/tu consentimiento, su/tu privacidad, "
            "al hacer clic, haciendo clic, si continúa/continúas navegando, acepta/aceptas el/su uso, aceptar todo/todas, rechazar todo/todas, aceptar y continuar, configurar (las/tus/sus) cookies, gestionar (las/tus/sus) cookies/preferencias, "
            "publicidad/anuncios/contenido personalizada/personalizados/personalizado, sus/tus datos personales, retirar su/tu consentimiento, política de cookies/privacidad, interés legítimo"
        )
    },
    "it": {
        COMMON: (
            "utilizziamo/usiamo (i) cookie, noi e i nostri, i nostri (#) partner, utilizza (i) cookie, cookie e (altre) tecnologie, cookie tecnici, il tuo consenso, la tua privacy, "
            "cliccando su, continuando a navigare, acconsenti all'uso, acconsenti al, accetta/accetti tutti/tutto, accetta e continua, rifiuta tutto/tutti, gestisci (le) preferenze/cookie, annunci/contenuti/pubblicità personalizzati/personalizzata, i tuoi dati personali, revocare il consenso, "
            "informativa sulla privacy, cookie policy, legittimo interesse"
        )
    },
    "pt": {
        COMMON: (
            "utilizamos/usamos cookies, nós e (os) nossos, (os) nossos (#) parceiros, utiliza/usa cookies, cookies e (outras) tecnologias, o seu consentimento, seu consentimento, a sua privacidade, sua privacidade, "
            "ao clicar em, ao continuar a navegar, você concorda com, aceitar todos/tudo, rejeitar/recusar todos/tudo, gerir/gerenciar (as) preferências/cookies/opções, anúncios/conteúdo/publicidade personalizados/personalizado/personalizada, "
            "os seus dados pessoais, retirar o (seu) consentimento, política de privacidade/cookies, interesse legítimo"
        )
    },
    "nl": {
        COMMON: (
            "wij/we (en onze (#) partners) gebruiken cookies, gebruikt cookies, gebruik van cookies, gebruiken wij/we cookies, onze (#) partners, jouw/je/uw toestemming, jouw/je/uw privacy, door op … te klikken, door te klikken, ga je/gaat u akkoord, "
            "alles/alle (cookies) accepteren/weigeren, accepteer alle, voorkeuren beheren, gepersonaliseerde advertenties, je/uw persoonsgegevens, cookiebeleid, vergelijkbare/soortgelijke technieken/technologieën"
        )
    },
    "sv": {
        COMMON: "vi (och våra (#) partner(s)) använder cookies/kakor, använder cookies/kakor, våra (#) partner(s), ditt samtycke, din integritet, genom att klicka, du godkänner/samtycker, godkänn/acceptera alla, personligt anpassade/anpassat, dina personuppgifter, cookiepolicy, liknande tekniker/teknik"
    },
    "no": {
        COMMON: "vi (og våre (#) partnere) bruker cookies/informasjonskapsler, bruker cookies/informasjonskapsler, informasjonskapsler, våre (#) partnere, ditt samtykke, ditt personvern, personvernet ditt, ved å klikke, du godtar/samtykker, godta/aksepter alle, dine personopplysninger, tilpassede annonser"
    },
    "da": {
        COMMON: "vi (og vores (#) partnere/samarbejdspartnere) bruger/anvender cookies, bruger/anvender cookies, vores (#) partnere/samarbejdspartnere, dit samtykke, dit privatliv, ved at klikke, du accepterer/samtykker, accepter/accepter alle, dine personoplysninger, målrettede/personlige annoncer, cookiepolitik"
    },
    "fi": {
        COMMON: "käytämme evästeitä, evästeitä, suostumuksesi, yksityisyytesi, hyväksy kaikki, henkilötietojasi, kumppanimme, kumppaniemme"
    },
    "pl": {
        COMMON: "używamy/stosujemy/wykorzystujemy (plików/pliki) cookie/cookies, pliki cookie(s), plików cookie(s), nasi (zaufani) partnerzy, twoją/twojej/twoja prywatność/prywatności, twojej/twoją zgody/zgodę, wyrażasz/wyrażam zgodę, zaakceptuj wszystkie, twoich danych osobowych, spersonalizowan*, przejdź do serwisu, polityce/polityka prywatności"
    },
    "cs": {
        COMMON: "používáme/využíváme (soubory) cookies, soubory/souborů cookie(s), naši/našimi partneři/partnery, váš/vašeho souhlas/souhlasu, vaše soukromí, kliknutím na, přijmout/povolit vše, vašich osobních údajů, nastavení cookies, souhlasíte"
    },
    "ru": {
        COMMON: "мы используем (файлы) cookie(s), используем/использует файлы cookie, файлы/файлов cookie(s), вы соглашаетесь, ваше согласие, ваша/вашей конфиденциальность/конфиденциальности, принять все, ваших персональных данных, продолжая использовать сайт, политикой конфиденциальности"
    },
    "uk": {
        COMMON: "ми використовуємо (файли) cookie, файли/файлів cookie, ви погоджуєтесь/погоджуєтеся, вашу згоду, прийняти всі, ваших персональних даних"
    },
    "tr": {
        COMMON: "çerezler kullanılmaktadır, çerez kullanım*, çerezler kullanıl*, çerez kullan*, çerez(ler) kullanıyoruz, çerezleri, çerez politikası, kabul etmiş, tümünü kabul, gizliliğiniz, kişisel verileriniz, kişisel verilerin"
    },
    "ja": {
        COMMON: "同意して続, クッキーポリシー, 個人データを処理, cookieを使用, cookie を使用, クッキーを使用, cookieの使用, クッキーの使用, すべて受け入れる, すべて同意, プライバシーポリシー, 当社とパートナー, クッキーを利用, cookieを利用"
    },
    "zh": {
        COMMON: "我们重视您的隐私, 本网站使用cookie*, 网站使用cookie*, 您的浏览体验, 您的隐私, 我们使用cookie, 我们使用 cookie, 使用cookies, 使用 cookies, 接受所有, 全部接受, 隐私政策, 您同意我们, 我们的合作伙伴, 我們使用 cookie, 隱私權政策, 接受全部"
    },
    "ko": {
        COMMON: "쿠키 정책, 쿠키를 이용, 개인정보를 처리, 쿠키를 사용, 모두 수락, 모두 동의, 개인정보 처리방침"
    },
    "ar": {COMMON: "نستخدم ملفات تعريف الارتباط, ملفات تعريف الارتباط, سياسة الخصوصية, قبول الكل, موافقتك"},
    "hu": {
        COMMON: "sütiket használ*, használunk sütiket, sütik, hasonló technológiákat, mi és partnereink, partnereink, személyre szabott hirdetés*/tartalm*, az ön adatvédelme, az ön hozzájárulása, hozzájárul*"
    },
    "ro": {
        COMMON: "cookie-uri*, noi și partenerii, partenerii noștri, datele/date cu caracter personal, reclame/reclamelor și conținut*, politica de confidențialitate, consimțământul, sunteți de acord"
    },
    "el": {
        COMMON: "οι συνεργάτες μας, συνεργάτες μας, προσωπικά δεδομένα, εξατομικευμέν*, συγκατάθεσή σας, απόρρητό σας, πολιτική απορρήτου"
    },
    "bg": {
        COMMON: "бисквитки, нашите партньори, вашите лични данни, вашето съгласие, политика за поверителност, персонализиран*"
    },
    "hr": {
        COMMON: "kolačić*, naši partneri, vaši/vaše osobni/osobne podaci/podatke, vaša privatnost, vaš pristanak, pravila privatnosti"
    },
    "sk": {
        COMMON: "používame (súbory) cookie(s), súbory cookie(s), súborov cookie(s), naši partneri, vaše súkromie, váš súhlas, prijať všetky"
    },
    "sl": {COMMON: "piškotk*, naši partnerji, vaša zasebnost, vaša privolitev, sprejmi vse"},
    "et": {COMMON: "küpsiseid, küpsised, küpsiste, meie partnerid, teie privaatsus, teie nõusolek"},
    "lv": {COMMON: "sīkdatnes, sīkdatņu, sīkfaili, jūsu privātum*, jūsu piekrišan*"},
    "lt": {COMMON: "slapukus, slapukai, slapukų, jūsų privatum*, jūsų sutikim*, mūsų partneriai"},
    "ca": {
        COMMON: "utilitzem galetes, galetes pròpies, els nostres socis, el vostre consentiment, acceptar totes"
    },
    "id": {
        COMMON: "kami menggunakan cookie, kami dan mitra, data pribadi anda, persetujuan anda, kebijakan privasi, terima semua"
    },
    "vi": {
        COMMON: "chúng tôi sử dụng cookie, sử dụng cookie, dữ liệu cá nhân của bạn, chính sách quyền riêng tư"
    },
    "he": {COMMON: "עוגיות, קובצי cookie, מדיניות הפרטיות"},
    "hi": {COMMON: "कुकीज़ का उपयोग, कुकीज़, गोपनीयता नीति"},
    "th": {COMMON: "คุกกี้, นโยบายความเป็นส่วนตัว"},
    "fa": {COMMON: "کوکی‌ها, حریم خصوصی شما"},
}
CONSENT_TITLES: Phrases = {
    "en": {
        COMMON: "we value your privacy, we care about your privacy, your privacy (choices/matters/settings), cookie consent, cookies, cookie settings/notice/preferences, privacy settings/preferences/choices/notice, consent, before you continue (to …), manage (your) (cookie/privacy) preferences, your choices regarding cookies, this (web)site uses cookies, we use cookies, privacy and cookies, cookies on this site, your data your choice"
    },
    "de": {
        COMMON: "wir verwenden/nutzen cookies, cookie-einstellungen, datenschutzeinstellungen, ihre privatsphäre (ist uns wichtig), einwilligung, bevor sie fortfahren, datenschutz, privatsphäre-einstellungen, zustimmung, ihre einwilligung, willkommen bei, mit werbung weiterlesen"
    },
    "fr": {
        COMMON: "votre vie privée (nous est importante), gestion des cookies, respect de votre vie privée, nous respectons votre vie privée, avant de continuer, vos choix (concernant les cookies), paramètres des cookies, le respect de votre vie privée est notre priorité, consentement"
    },
    "es": {
        COMMON: "tu/su privacidad (es importante) (para nosotros), valoramos tu/su privacidad, aviso de cookies, antes de continuar, configuración de cookies, nos importa tu/su privacidad"
    },
    "it": {
        COMMON: "la tua privacy (è importante (per noi)), rispettiamo la tua privacy, prima di continuare, informativa (sui cookie), preferenze cookie, la vostra privacy è importante"
    },
    "pt": {
        COMMON: "a sua privacidade (é importante (para nós)), sua privacidade, valorizamos a sua privacidade, antes de continuar, definições de cookies, aviso de cookies, nós valorizamos sua privacidade"
    },
    "nl": {
        COMMON: "jouw/je/uw privacy (is belangrijk), cookie-instellingen, voordat je verdergaat, cookies op, cookies, wij/we gebruiken cookies, jouw privacy-instellingen, toestemming"
    },
    "sv": {
        COMMON: "vi värnar om din integritet, din integritet, vi använder cookies/kakor, innan du fortsätter"
    },
    "no": {
        COMMON: "vi bryr oss om personvernet ditt, ditt personvern, vi bruker informasjonskapsler, personvern"
    },
    "da": {COMMON: "vi respekterer dit privatliv, dit privatliv, vi bruger cookies, dit samtykke"},
    "pl": {
        COMMON: "cenimy (twoją) prywatność, szanujemy twoją prywatność, twoja prywatność, ustawienia prywatności, dbamy o twoją prywatność, zanim przejdziesz dalej"
    },
    "cs": {COMMON: "vážíme si vašeho soukromí, nastavení cookies, souhlas s cookies"},
    "ru": {COMMON: "мы используем cookie, настройки конфиденциальности, прежде чем продолжить"},
    "tr": {COMMON: "gizliliğinize değer veriyoruz, çerez ayarları"},
    "ja": {COMMON: "プライバシー設定, クッキーの設定, 続行する前に"},
}

# Titles of pages that compare two states of a text.
DIFF_TITLES: Phrases = {
    "en": {
        COMMON: "difference between revisions, (…) difference between revisions, compare revisions, revision history, changes between, comparing versions, comparing changes, differences"
    },
    "de": {
        COMMON: "unterschied zwischen (den) versionen, versionsunterschied, versionsgeschichte, vergleich der versionen"
    },
    "fr": {
        COMMON: "différence entre versions, différences entre (les) versions, différence entre les versions, historique des versions"
    },
    "es": {COMMON: "diferencia entre revisiones, diferencia entre las revisiones, historial de revisiones"},
    "it": {COMMON: "differenze tra le versioni, cronologia delle modifiche"},
    "pt": {COMMON: "diferenças entre edições, diferença entre revisões"},
    "nl": {COMMON: "verschil tussen versies, verschil tussen bewerkingen"},
    "sv": {COMMON: "skillnad mellan sidversioner"},
    "pl": {COMMON: "różnica między wersjami, różnice między wersjami"},
    "cs": {COMMON: "rozdíl mezi verzemi, porovnání verzí"},
    "ru": {COMMON: "разница между версиями, различия между версиями"},
    "uk": {COMMON: "відмінності між версіями"},
    "ja": {COMMON: "版間の差分, 差分"},
    "zh": {COMMON: "版本间的差异, 修订间差异"},
}

# What marks the two states on them.
DIFF_MARKS: Phrases = {
    "en": {COMMON: "revision as of, latest revision as of, current revision, older edit, newer edit"},
    "de": {COMMON: "version vom, aktuelle version vom"},
    "fr": {COMMON: "version du, dernière version du"},
    "es": {COMMON: "revisión del, revisión actual"},
}

# Words by which short notices are told, where they speak to the reader (`ADDRESS`). Each is an everyday word by itself.
ADDRESS: Phrases = {
    "en": {
        COMMON: "you, your, you're, you've, we, our, us, we've, we're, please, sorry, this page, this site, this (web)site, this content, this browser"
    },
    "de": {
        COMMON: "sie, ihr, ihre, ihrem, ihren, ihrer, du, dein, deine, deinem, deinen, wir, uns, unsere, unser, unserer, bitte, leider, diese seite, diese website"
    },
    "fr": {COMMON: "vous, votre, vos, nous, notre, nos, veuillez, désolé, cette page, ce site"},
    "es": {
        COMMON: "tu, tus, su, usted, te, nosotros, nuestro, nuestra, nuestros, por favor, lo sentimos, esta página, este sitio"
    },
    "it": {
        COMMON: "tu, tuo, tua, tuoi, ti, noi, nostro, nostra, nostri, ci dispiace, questa pagina, questo sito"
    },
    "pt": {
        COMMON: "você, seu, sua, seus, te, nós, nosso, nossa, nossos, por favor, desculpe, esta página, este site"
    },
    "nl": {COMMON: "u, uw, je, jij, jouw, wij, we, ons, onze, helaas, deze pagina, deze website"},
    "sv": {COMMON: "du, din, ditt, dig, vi, vår, våra, oss, tyvärr, den här sidan"},
    "no": {COMMON: "du, din, ditt, deg, vi, vår, våre, oss, dessverre, denne siden"},
    "da": {COMMON: "du, din, dit, dig, vi, vores, os, desværre, denne side"},
    "pl": {COMMON: "twoja, twoje, twój, twojej, my, nasz, nasza, naszej, prosimy, przepraszamy, ta strona"},
}
ROBOT_WORDS: Phrases = {
    "en": {
        COMMON: "robot(s), (ro)bot(s), human, captcha, automated, suspicious, unusual traffic/activity, security check, javascript, cookies, characters you see, this image, the box below, verify"
    },
    "de": {
        COMMON: "roboter, bot(s), mensch, captcha, automatisierte, ungewöhnliche*, verdächtige, javascript, cookies, kästchen"
    },
    "fr": {COMMON: "robot(s), humain, captcha, automatisé*, inhabituel*, javascript, cookies"},
    "es": {
        COMMON: "robot(s), humano, captcha, automatizad*, inusual, sospechos*, javascript, cookies, casilla"
    },
    "it": {COMMON: "robot, umano, captcha, automatizzat*, insolit*, javascript, cookie, casella"},
    "pt": {COMMON: "robô(s), humano, captcha, automatizad*, incomum, suspeit*, javascript, cookies, caixa"},
    "nl": {
        COMMON: "robot(s), mens, captcha, geautomatiseerd*, ongebruikelijk*, verdacht*, javascript, cookies"
    },
}
REGION_WORDS: Phrases = {
    "en": {
        COMMON: "country/countries, region(s), location, territory, european, europe, gdpr, eea, eu, general data protection regulation, not available, unavailable, not accessible, not offer, restricted, disabled, blocked, legal reasons"
    },
    "de": {
        COMMON: "land, region, standort, europa, europäischen, dsgvo, nicht verfügbar, nicht erreichbar, gesperrt, rechtlichen gründen"
    },
    "fr": {
        COMMON: "pays, région, europe, européen*, rgpd, indisponible, pas disponible, pas accessible, bloqué, raisons légales"
    },
    "es": {
        COMMON: "país, región, europa, europe*, rgpd, no disponible, no está disponible, bloqueado, motivos legales"
    },
    "it": {
        COMMON: "paese, regione, europa, europe*, gdpr, non disponibile, non è disponibile, non accessibile, bloccato, motivi legali"
    },
    "pt": {
        COMMON: "país, região, europa, europe*, rgpd, não disponível, não está disponível, indisponível, bloqueado, motivos legais"
    },
    "nl": {
        COMMON: "land, regio, europa, europese, avg, niet beschikbaar, niet toegankelijk, geblokkeerd, juridische redenen"
    },
}
NOT_FOUND_WORDS: Phrases = {
    "en": {
        COMMON: "does not exist, doesn't exist, not exist, not found, broken, mistyped, removed, moved, expired, isn't available, no longer, the address, the link, that page, the article, the page"
    },
    "de": {
        COMMON: "nicht mehr, nicht gefunden, existiert nicht, verschoben, gelöscht, entfernt, gesuchten, gibt es nicht, gesuchten artikel"
    },
    "fr": {COMMON: "n'existe pas, n'existe plus, introuvable, déplacée, supprimée, adresse, lien"},
    "es": {COMMON: "no existe, no encontrada, no encontramos, movida, eliminada, dirección, enlace"},
    "it": {COMMON: "non esiste, non trovata, non trovato, spostata, rimossa, indirizzo, link"},
    "pt": {COMMON: "não existe, não encontrada, não encontramos, movida, removida, endereço, link"},
    "nl": {COMMON: "bestaat niet, niet gevonden, verplaatst, verwijderd, adres, link"},
}
WALL_WORDS: Phrases = {
    "en": {
        COMMON: "subscription, subscribe, subscriber(s), subscribed, log in, login, sign in, log in or register, account, password, email address, e-mail address, free articles, a month, a week, cancel, trial, to read this, read on, keep reading, full access, get access, terms of service, register now, access this content"
    },
    "de": {
        COMMON: "abo, abonnement, abonnent, abonnenten, anmelden, einloggen, konto, passwort, e-mail-adresse, im monat, einen monat, kündbar, testen, weiterlesen, registrieren, vollen zugang"
    },
    "fr": {
        COMMON: "abonnement, abonné, abonnés, connecter, compte, mot de passe, par mois, sans engagement, lire la suite, identifiez-vous"
    },
    "es": {
        COMMON: "suscripción, suscriptor(es), suscríbete, iniciar sesión, cuenta, contraseña, al mes, seguir leyendo, regístrate"
    },
    "it": {
        COMMON: "abbonamento, abbonat*, accedi, account, password, al mese, continuare a leggere, registrati"
    },
    "pt": {
        COMMON: "assinatura, assinante(s), assine, entrar, conta, senha, por mês, continuar lendo, cadastre-se"
    },
    "nl": {
        COMMON: "abonnement, abonnee(s), inloggen, account, wachtwoord, per maand, verder lezen, registreer"
    },
    "sv": {COMMON: "prenumeration, prenumerant, logga in, konto, lösenord, i månaden, läsa vidare"},
    "no": {COMMON: "abonnement, abonnent, logg inn, konto, passord, i måneden, lese videre"},
    "da": {COMMON: "abonnement, abonnent, log ind, konto, adgangskode, om måneden, læse videre"},
}
BROWSER_WORDS: Phrases = {
    "en": {
        COMMON: "browser(s), javascript, javascript is not available, enable, disabled, supported, upgrade, newer version"
    },
    "de": {COMMON: "browser, browsers, javascript, aktivieren, unterstützt, veraltet, aktuelle version"},
    "fr": {COMMON: "navigateur(s), javascript, activer, activé, obsolète, compatible, version récente"},
    "es": {COMMON: "navegador(es), javascript, activar, activa, compatible, obsoleto, versión"},
    "it": {COMMON: "browser, javascript, attivare, attiva, supportato, obsoleto, versione"},
    "pt": {COMMON: "navegador(es), javascript, ativar, ative, suportado, desatualizado, versão"},
    "nl": {COMMON: "browser, javascript, inschakelen, ondersteund, verouderd, versie"},
}
CONSENT_WORDS: Phrases = {
    "en": {
        COMMON: "cookie(s), consent, consenting, partners, privacy, ads, advertising, technical storage, technologies, information on a device, device information, best experience, legitimate"
    },
    "de": {
        COMMON: "cookie(s), einwilligung, zustimmung, partner, privatsphäre, werbung, anzeigen, technologien, datenschutz, website"
    },
    "fr": {
        COMMON: "cookie(s), consentement, partenaires, vie privée, publicité(s), technologies, confidentialité"
    },
    "es": {COMMON: "cookie(s), consentimiento, socios, privacidad, publicidad, anuncios, tecnologías"},
    "it": {COMMON: "cookie, consenso, partner, privacy, pubblicità, annunci, tecnologie"},
    "pt": {COMMON: "cookie(s), consentimento, parceiros, privacidade, publicidade, anúncios, tecnologias"},
    "nl": {COMMON: "cookie(s), toestemming, partners, privacy, advertenties, technieken, technologieën"},
    "sv": {COMMON: "cookie(s), kakor, samtycke, godkänner, partners, integritet, annonser"},
    "no": {COMMON: "cookie(s), informasjonskapsler, samtykke, godtar, partnere, personvern, annonser"},
    "da": {COMMON: "cookie(s), samtykke, accepterer, partnere, privatliv, annoncer"},
    "pl": {COMMON: "cookie(s), zgoda, zgodę, partnerzy, prywatność, reklamy"},
}

# Who reports says from whom he has it; a notice never does.
REPORTED: Phrases = {
    "en": {
        COMMON: "said, says, say, told, according to, announced, reported, reports, spokesman, spokeswoman, spokesperson"
    },
    "de": {
        COMMON: "sagte, sagt, sagten, teilte, teilten, erklärte, laut, zufolge, wie … mitteilte, sprecher, sprecherin, berichtet, berichtete"
    },
    "fr": {
        COMMON: "a dit, a déclaré, a expliqué, dit le, dit la, a annoncé, a indiqué, selon, affirme, explique"
    },
    "es": {COMMON: "dijo, dice, según, anunció, explicó, informó, aseguró, portavoz"},
    "it": {COMMON: "ha detto, dice, secondo, ha annunciato, ha spiegato, ha dichiarato, spiega"},
    "pt": {COMMON: "disse, diz, segundo, anunciou, afirmou, explicou, informou"},
    "nl": {COMMON: "zei, zegt, volgens, meldt, meldde, liet weten, aldus"},
    "sv": {COMMON: "säger, sade, enligt, meddelar, berättar"},
    "no": {COMMON: "sier, ifølge, opplyser, forteller, melder"},
    "da": {COMMON: "siger, sagde, ifølge, oplyser, fortæller, meddeler"},
    "pl": {COMMON: "powiedział, powiedziała, mówi, według, poinformował, poinformowała"},
}
