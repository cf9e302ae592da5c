"""What a site asks of its readers below an article: subscribe, follow, donate, share, write to us.

A line is such a call where a sentence of it opens with one of CALL and holds one of CALLED_TO, or where it holds one of
WHOLE_CALL. They are asked of the last lines of a text only: "Follow" and "Facebook" are words of any article.
Left out is what asks for comments: gold of two sites (Telegraph, KnowTechie) has it as text.
"""

from wirecopy.phrases.notation import COMMON, GOLD, Phrases

# Openings of sentences, where the word ends there. Left out, or written with the word that follows, is what also opens a
# sentence of an article: "Jetzt prüft die EU Facebook", "Comparte en Instagram una foto", "Resta Facebook", "تابع".
CALL: Phrases = {
    "en": {
        GOLD: (
            "sign up, subscribe, follow, get the/our/local, contact us, contact the reporter(s)/author/writer/editor/newsroom, "
            "reach the, send it/us, download our/the, support our, become a, email us/questions, join me/us/our/the/in/now/thousands, "
            "(you can) also follow, (you can) follow, do you want, do you have, want to/more, read our"
        ),
        COMMON: (
            "click here, tap here, like us, receive our/the/daily, register for/to/now/here, donate, help us, share this/your, "
            "write to us, tell us, leave a comment/review/tip, leave us/your, check out our, listen to/on, stay up/informed/connected/tuned, have you, "
            "have a tip/story/question/news, got a, your support, if you appreciate/value/like, "
            "for more news/stories/updates/articles, to subscribe, to get breaking, get all/more/breaking/news/your/daily, "
            "reach him/her/them/us, send your/tips, support us/independent/local, email the/me/him/her/them/tips, "
            "enjoy our, enjoyed this, enjoying this, log in, add us"
        ),
    },
    "de": {
        GOLD: (
            "folgen sie, folgt uns, abonniere, abonnieren sie, helfen sie, senden sie, schicken sie, "
            "dann unterstützen/abonnieren/abonniere/sind sie, sie mögen, bleib auf"
        ),
        COMMON: (
            "folge uns/mir, melden sie sich, melde dich, meldet euch, schreiben sie, schreib(t) uns, laden sie, lade dir, "
            "schick uns, unterstützen sie, unterstütze/unterstützt uns, spenden sie, spende jetzt, werden sie, werde mitglied, "
            "teilen sie, teile diesen, sie möchten/wollen, möchten/wollen sie, haben sie hinweise/fragen/fehler/einen/eine, möchtest/willst/hast du, holen sie sich, hol dir, "
            "jetzt abonnieren/anmelden/unterstützen/spenden/herunterladen, hier abonnieren/anmelden, hier finden/können sie, "
            "dann folge(n)/melde(n)/schreibe(n)/schreib/werde(n)/hol(en)/aktiviere(n)/aktivieren/sende(n), bleiben sie, bleibt auf, "
            "diskutieren sie, diskutiere mit, besuchen sie, besuche/besucht uns, erhalten sie, erhalte, verpassen sie, verpasse, "
            "registrieren sie, du willst/möchtest, mit unserem, ihre meinung zu"
        ),
    },
    "fr": {
        GOLD: "je m'abonne",
        COMMON: (
            "abonnez-vous, inscrivez-vous, suivez, suivez-nous, recevez, téléchargez, retrouvez, partagez, soutenez, "
            "faites un don, rejoignez, rejoignez-nous, cliquez, écrivez, écrivez-nous, réagissez, commentez, envoyez, découvrez, "
            "vous souhaitez, vous pouvez, ne manquez"
        ),
    },
    "es": {
        GOLD: "puede(s) escribirnos/seguir",
        COMMON: (
            "suscríbete, suscríbase, suscribite, sigue toda/todas/nuestro/nuestra/nuestros/nuestras, síguenos, seguinos, síganos, "
            "regístrate, recibe gratis/nuestro/nuestra/cada, recibí, reciba, descarga nuestra/gratis, descargue, únete, únase, sumate, apúntate, "
            "comparte esta/este, apoya nuestro, apóyanos, haz clic, haga clic, escríbenos, escríbanos, envíanos, mándanos, "
            "puede(s) seguirnos, mantente, quieres recibir, toda la actualidad"
        ),
    },
    "pt": {
        GOLD: "apoie, contribua, assine",
        COMMON: (
            "inscreva-se, siga, siga-nos, receba, baixe, participe, entre no nosso, entre em nosso, entre no grupo/canal, "
            "clique aqui/no/para, compartilhe, acompanhe, quer receber/saber/ficar, envie, mande, faça parte, curta nossa, "
            "subscreva, descarregue"
        ),
    },
    "it": {
        COMMON: (
            "iscriviti, abbonati, segui, seguici, ricevi, scarica la/l'app/gratis, unisciti, entra nel nostro/gruppo, clicca, "
            "condividi, sostieni, sostienici, dona ora, scrivi, scrivici, invia la tua, resta/rimani aggiornato/connesso/informato, "
            "registrati, per restare aggiornato, vuoi"
        )
    },
    "ca": {COMMON: "subscriu-te, segueix-nos, rep cada, descarrega't, uneix-te, fes-te"},
    "ro": {
        COMMON: (
            "abonează-te, abonați-vă, abonaţi-vă, urmărește-ne, urmăreşte-ne, urmăriți-ne, urmăriţi-ne, descarcă aplicația/aplicaţia, "
            "susține-ne, alătură-te, dacă ți-a plăcut, fii la curent"
        )
    },
    "nl": {
        COMMON: (
            "abonneer, volg ons/onze/het/de, meld je/u, schrijf je, ontvang, download de/onze, deel dit, steun ons/onze, "
            "word lid/abonnee, tip ons/de, mail ons/naar, stuur ons/een/je, wil je, wilt u, heb je, heeft u, blijf op de hoogte"
        )
    },
    "sv": {
        COMMON: (
            "följ, prenumerera, anmäl dig, ladda ner/ned, dela artikeln, stöd oss/vår, swisha, tipsa oss, mejla, skicka in/till, "
            "få vårt/våra, få de senaste, vill du, har du"
        )
    },
    "no": {
        COMMON: "følg, abonner, meld deg, last ned, del artikkelen/saken, støtt oss, tips oss, send oss/inn, få våre, få de siste, vil du, har du"
    },
    "da": {
        COMMON: "følg, tilmeld dig, abonner, hent appen/vores, del artiklen, støt os, tip os, send os, få vores, få de seneste, skriv til, vil du, har du"
    },
    "fi": {
        COMMON: "tilaa uutiskirje*, seuraa meitä, lataa sovellus, liity, jaa artikkeli, lähetä meille, kerro meille"
    },
    "pl": {
        COMMON: (
            "zapisz, subskrybuj, obserwuj, śledź, dołącz, pobierz, wesprzyj, udostępnij, polub, napisz, wyślij, przyślij, "
            "masz dla nas, masz ciekawy, chcesz, skomentuj, bądź na bieżąco, zainstaluj"
        )
    },
    "cs": {
        COMMON: "přihlaste, odebírejte, sledujte, stáhněte, podpořte, sdílejte, napište, pošlete, přidejte, staňte, chcete, líbil se vám"
    },
    "sk": {
        COMMON: "prihláste, odoberajte, sledujte, stiahnite, podporte, zdieľajte, napíšte, pošlite, pridajte, staňte, chcete"
    },
    "sl": {COMMON: "naročite, spremljajte, sledite, prenesite, prijavite, podprite, delite, pridružite"},
    "hr": {COMMON: "pratite, preuzmite, prijavite, pridružite, podržite, podijelite, pretplatite, želite"},
    "sr": {
        COMMON: "pratite, preuzmite, prijavite, pridružite, podržite, podelite, pretplatite, zapratite, želite, пратите, преузмите"
    },
    "hu": {
        COMMON: "iratkozz/iratkozzon, kövess, kövesse, kövessen, csatlakozz/csatlakozzon, töltse, támogass/támogassa/támogasd, oszd, ossza, írj/írjon, ha tetszett"
    },
    "ru": {
        COMMON: (
            "подписывайтесь, подпишитесь, подписаться, читайте, следите, присоединяйтесь, поделитесь, скачайте, скачивайте, "
            "поддержите, присылайте, пишите, узнавайте, хотите, оперативные новости, самые важные/свежие новости, больше новостей, "
            "ещё больше новостей"
        )
    },
    "uk": {
        GOLD: "поділитися",
        COMMON: (
            "підписуйтесь, підписуйтеся, підпишіться, підписатися, читайте, стежте, приєднуйтесь, приєднуйтеся, поділіться, "
            "підтримайте, підтримати, надсилайте, долучайтеся, завантажуйте, хочете"
        ),
    },
    "bg": {
        COMMON: "последвайте, следвайте, следете, абонирайте, присъединете, изтеглете, подкрепете, споделете"
    },
    "el": {COMMON: "ακολουθήστε, διαβάστε, εγγραφείτε, κατεβάστε, γίνετε, μάθετε"},
    "id": {COMMON: "ikuti, baca, simak, dapatkan, gabung, bergabung, unduh, berlangganan, cek, yuk"},
    "vi": {COMMON: "theo dõi chúng tôi/kênh, đăng ký kênh/nhận, tải ứng dụng"},
    "ar": {
        COMMON: "تابعونا, تابعوا آخر, اشترك في قناتنا/النشرة, اشتركوا في قناتنا, للاشتراك, حمل تطبيق, انضم إلى قناتنا, انضموا إلى, لمتابعة آخر, لمزيد من"
    },
    "fa": {COMMON: "برای عضویت, عضو کانال"},
}

# Words in the same sentence, wherever they stand.
CALLED_TO: Phrases = {
    "zz": {
        GOLD: "facebook*, twitter*, instagram*, newsletter*, google news, app store, google play, youtube*, t.me, whatsapp*",
        COMMON: (
            "telegram*, viber*, tiktok*, linkedin*, bluesky, mastodon, apple news, google discover, messenger, "
            "x.com, vkontakte, flipboard"
        ),
    },
    "en": {
        GOLD: "inbox, story tip, our/your reporters on, email alerts, news app, independent journalism, our journalism",
        COMMON: (
            "mailing list, news alerts, breaking news alerts, push notifications, our (news/mobile) app, the app, the … app, "
            "our channel, news tip, our work, our reporting, "
            "our homepage, the conversation, news like this, stories like this, our page, news page, your donation, a donation, tax-deductible, paid subscriber, a member today, letter(s) to the editor, our podcast"
        ),
    },
    "de": {
        GOLD: "journalismus, unsere arbeit, ihr feedback, einer spende, auf dem laufenden, nie mehr verpassen",
        COMMON: (
            "postfach, probeabo, unsere(r) app, die … app, unseren kanal, unserem kanal, whatsapp-kanal, ihre meinung, leserbrief*, "
            "spende(n), push-mitteilungen, push-nachrichten, als push, unsere redaktion, mitglied"
        ),
    },
    "fr": {
        GOLD: "m'abonne",
        COMMON: (
            "infolettre*, par mail, lettre d'information, notre/l' application, l'appli, notre chaîne, boîte mail, votre soutien, "
            "notre page, journalisme indépendant, un don, réseaux sociaux"
        ),
    },
    "es": {
        COMMON: (
            "boletín, boletines, nuestro canal, canales de, la/nuestra app, la/nuestra aplicación, tu correo, su correo, "
            "redes sociales, nuestro periodismo, periodismo independiente, una donación"
        )
    },
    "pt": {
        COMMON: (
            "nosso canal, canal do, canal no, grupo do, nosso grupo, nosso aplicativo, o app, o aplicativo, seu e-mail, "
            "redes sociais, google notícias, jornalismo independente"
        ),
    },
    "it": {
        COMMON: (
            "nostro canale, canale, tuo cellulare/smartphone, nostra app, l'app, la app, google notizie, nostra pagina, giornalismo, "
            "nostro lavoro, tua email, gruppo"
        )
    },
    "ca": {COMMON: "butlletí, butlletins, canal de, xarxes socials, nostra app"},
    "ro": {COMMON: "canalul*, pagina noastră, aplicația, aplicaţia, google știri, jurnalism*"},
    "nl": {COMMON: "nieuwsbrief*, app, onze redactie, lid, journalistiek"},
    "sv": {COMMON: "nyhetsbrev*, app, appen, oss på, redaktionen, journalistik"},
    "no": {COMMON: "nyhetsbrev*, app, appen, oss på, redaksjonen, journalistikk"},
    "da": {COMMON: "nyhedsbrev*, app, appen, os på, redaktionen, journalistik"},
    "fi": {COMMON: "uutiskirj*, sovellu*, kanava*, somessa"},
    "pl": {COMMON: "kanał*, aplikacj*, nasz profil, nasz fanpage, redakcj*, wiadomości google"},
    "cs": {COMMON: "newsletter*, kanál*, aplikac*, zpravodaj*, nezávislou žurnalistiku, do redakce"},
    "sk": {COMMON: "kanál*, aplikáci*, nezávislú žurnalistiku, do redakcie"},
    "sl": {COMMON: "aplikacij*, kanal*, e-novice, novičnik*"},
    "hr": {COMMON: "aplikacij*, kanal*, društvenim mrežama"},
    "sr": {COMMON: "aplikacij*, kanal*, društvenim mrežama, апликациј*"},
    "hu": {COMMON: "hírlevél*, hírlevel*, oldalunk*, csatorn*, applikáci*, munkánk*"},
    "ru": {COMMON: "телеграм*, канал*, рассылк*, вконтакте, дзен*, одноклассник*, соцсет*, приложени*"},
    "uk": {GOLD: "новиною", COMMON: "телеграм*, канал*, розсилк*, вайбер*, фейсбук*, соцмереж*, застосунок"},
    "bg": {COMMON: "фейсбук*, телеграм*, канал*, бюлетин*"},
    "id": {COMMON: "channel, saluran, grup, aplikasi"},
    "vi": {COMMON: "kênh, ứng dụng, fanpage"},
    "ar": {
        COMMON: "واتساب, تليجرام, تيليجرام, تلغرام, فيسبوك, تويتر, قناة*, قناتنا, تطبيق*, جوجل نيوز, النشرة"
    },
    "fa": {COMMON: "تلگرام, کانال, اینستاگرام"},
}

# Anywhere in a line; those of languages without blanks between words without the signs of `notation`.
WHOLE_CALL: Phrases = {
    "en": {
        GOLD: "to/in your inbox, do you have a story tip?, unsubscribe at any time, be the first to know, sign up here, follow us, moderating all comments, click here to, now on telegram/whatsapp",
        COMMON: "was this article/story helpful, comments are closed, share this article/story, read the full story here, did you find this article, did you like/enjoy this article/story, you may/might also like, got a tip?, spotted an error, report an error, report a mistake, have a news tip?, support independent journalism, support our journalism, sign up for our, subscribe to our, donate now, donate today",
    },
    "de": {
        GOLD: "jetzt unterstützen, sichere diesen journalismus, kommentare lesen und schreiben, klicken unterstützen, ihre meinung ist uns wichtig, fehler gefunden, (dieser/der) artikel gefallen, gefällt dir dieser, den artikel hilfreich, könnte(n) sie/dich auch interessieren, könnte(n) sie/dich ebenfalls interessieren",
        COMMON: "jetzt spenden, keine nachrichten mehr verpassen, keine news mehr verpassen, diesen artikel teilen, auf unserer startseite, unsere arbeit unterstützen, fehler entdeckt, fehler melden, zum newsletter anmelden, newsletter abonnieren",
    },
    "fr": {
        GOLD: "je m'abonne",
        COMMON: "partager/partagez cet article, vous avez une information à nous, cet article vous a plu, cet article vous a été utile, vous aimerez aussi, pourrait/pourraient vous intéresser, faites un don, abonnez-vous à notre",
    },
    "es": {
        COMMON: "comparte esta noticia/este artículo, gratis para seguir leyendo, te ha gustado este artículo, te ha gustado la noticia, te puede interesar, suscríbete a nuestro/nuestra, síguenos en, haz tu donación"
    },
    "pt": {
        GOLD: "apoie já, aprovados pelo moderador",
        COMMON: "no seu celular, vídeos mais assistidos, compartilhe esta notícia/matéria, siga-nos no/na, clique aqui para, participe do grupo",
    },
    "it": {COMMON: "condividi questo articolo, iscriviti al canale, seguici su"},
    "nl": {COMMON: "fout gezien, deel dit artikel"},
    "sv": {COMMON: "hittat ett fel, tipsa oss"},
    "no": {COMMON: "funnet en feil, har du tips"},
    "da": {COMMON: "fundet en fejl, har du et tip"},
    "pl": {COMMON: "widzisz błąd, znalazłeś błąd, udostępnij artykuł"},
    "cs": {COMMON: "v článku chybu, v textu chybu"},
    "sk": {COMMON: "v článku chybu, našli ste chybu"},
    "ru": {COMMON: "нашли опечатку, нашли ошибку, ошибку в тексте, ctrl+enter, ctrl + enter, читайте нас в"},
    "uk": {COMMON: "знайшли помилку, помітили помилку, читайте нас у/в"},
    "hi": {COMMON: "फॉलो करें, सब्सक्राइब करें"},
    "tr": {COMMON: "abone olun, takip edin, takip edebilirsiniz, kanalımıza, uygulamamızı"},
    "id": {COMMON: "ikuti kami di, gabung di channel"},
    "zh": {GOLD: "分享让更多人看到", COMMON: "扫码关注, 扫一扫, 关注我们, 點我訂閱, 點擊加入, 下載app"},
    "ja": {GOLD: "を読もう！", COMMON: "この記事をシェア, 公式line, 友だち追加, 無料会員登録, メルマガ登録"},
    "ko": {COMMON: "채널 구독, 구독하기, 카카오톡으로 제보, 제보는 카카오톡"},
    "th": {COMMON: "ติดตามข่าว, กดติดตาม"},
}

# Whole lines: the words of buttons.
BUTTONS: Phrases = {
    "en": {
        GOLD: "sign-up, contribute",
        COMMON: "share, follow, tweet, print, email, copy link, back to top, subscribe, sign up",
    },
    "de": {COMMON: "teilen, merken, drucken, kommentieren, folgen, nach oben, zur startseite"},
    "fr": {COMMON: "partager, imprimer, commenter, s'abonner"},
    "es": {COMMON: "compartir, imprimir, comentar, comentarios, guardar, registrarse"},
    "pt": {COMMON: "compartilhar, partilhar, imprimir, comentar"},
    "it": {COMMON: "condividi, stampa, commenta"},
    "nl": {COMMON: "delen, deel, reageer"},
    "sv": {COMMON: "dela, skriv ut"},
    "pl": {COMMON: "udostępnij, drukuj, komentarze, skomentuj"},
    "ru": {COMMON: "поделиться, комментарии, подписаться"},
    "uk": {GOLD: "поділитися новиною", COMMON: "поділитися, коментарі"},
    "zh": {GOLD: "评论, 关注", COMMON: "分享, 收藏, 打印, 點讚"},
    "ja": {GOLD: "記事一覧, おすすめ情報", COMMON: "シェア, ツイート, 印刷"},
    "ko": {COMMON: "공유하기, 인쇄"},
}
