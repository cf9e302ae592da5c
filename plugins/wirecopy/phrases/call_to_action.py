"""What a site asks of its readers below an article: subscribe, follow, donate, share, write to us.

A line is such a call where a sentence of it opens with one of CALL and holds one of CALLED_TO, or where it holds one of
WHOLE_CALL. They are asked of the last lines of a text only: "Follow" and "Facebook" are words of any article.
Left out is what asks for comments: gold of two sites (Telegraph, KnowTechie) has it as text.
"""

from wirecopy.phrases.notation import COMMON, GOLD, Phrases

# Openings of sentences, where the word ends there.
CALL: Phrases = {
    "en": {
        GOLD: (
            "sign up, subscribe, follow, get, contact, reach, send, download, support, become, please, email, join, "
            "(you can) also follow, (you can) follow, do you want, do you have, want, read our"
        ),
        COMMON: (
            "click here, tap here, like us, receive, register, donate, help us, share, write to, tell us, "
            "leave, check out, listen, stay, have you, have a, got a, to subscribe, to receive, to get, enjoy*, log in, add"
        ),
    },
    "de": {
        GOLD: (
            "folge/folgt/folgen, abonniere(n), melden/melde, helfen, senden, sichere, schreiben, jetzt, sie mögen, bleib(t/en), "
            "dann unterstützen, schicken, die … auch bei, bereits mit, jeden … die, ihre meinung, kommentare"
        ),
        COMMON: (
            "laden, lade, schick, unterstütze(n), spende(n), werde(n) sie, werde(n) mitglied, teile(n), sie möchten/wollen, "
            "möchten/wollen/haben sie, möchtest/willst/hast du, hol(en), diskutiere(n), diskutieren, besuche(n), hier, mehr … auf, noch mehr, "
            "erhalte(n), verpasse(n), registriere(n), unser/unsere/unseren, du willst/möchtest"
        ),
    },
    "fr": {
        GOLD: "je m'abonne",
        COMMON: (
            "abonnez-vous, inscrivez-vous, suivez, suivez-nous, recevez, téléchargez, retrouvez, partagez, soutenez, "
            "faites un don, rejoignez, rejoignez-nous, cliquez, écrivez, écrivez-nous, réagissez, commentez, envoyez, découvrez, "
            "pour recevoir, pour suivre, vous souhaitez, vous pouvez, ne manquez"
        ),
    },
    "es": {
        GOLD: "puede(s) escribirnos/seguir",
        COMMON: (
            "suscríbete, suscríbase, suscribite, sigue, síguenos, seguinos, siga, regístrate, recibe, recibí, reciba, descarga, "
            "descargue, únete, únase, sumate, apúntate, comparte, apoya, apóyanos, haz clic, haga clic, escríbenos, escríbanos, "
            "envía, envíanos, mándanos, entra, comenta, puede(s) seguirnos, para recibir, para seguir, mantente, quieres recibir, toda la actualidad"
        ),
    },
    "pt": {
        GOLD: "apoie, contribua, assine",
        COMMON: (
            "inscreva-se, siga, siga-nos, receba, baixe, participe, entre, clique, compartilhe, acompanhe, quer, envie, mande, "
            "comente, deixe, faça, curta, subscreva, descarregue"
        ),
    },
    "it": {
        COMMON: (
            "iscriviti, abbonati, segui, seguici, ricevi, scarica, unisciti, entra, clicca, condividi, sostieni, sostienici, dona, "
            "scrivi, scrivici, invia, resta, rimani, registrati, per ricevere, per restare, vuoi"
        )
    },
    "ca": {COMMON: "subscriu-te, segueix, segueix-nos, rep, descarrega, uneix-te, comparteix, fes-te"},
    "ro": {
        COMMON: (
            "abonează-te, abonați-vă, abonaţi-vă, urmărește, urmăreşte, urmăriți, urmăriţi, descarcă, descărcați, susține, "
            "distribuie, alătură-te, citește, intră, dacă ți-a plăcut, fii"
        )
    },
    "nl": {
        COMMON: "abonneer, volg, meld, schrijf je, ontvang, download, deel, steun, word, tip, mail, stuur, wil je, wilt u, heb je, heeft u, blijf"
    },
    "sv": {
        COMMON: "följ, prenumerera, anmäl, ladda, dela, stöd, swisha, tipsa, mejla, skicka, få, vill du, har du"
    },
    "no": {COMMON: "følg, abonner, meld, last, del, støtt, tips, tipp, send, få, vil du, har du"},
    "da": {COMMON: "følg, tilmeld, abonner, hent, del, støt, tip, send, få, skriv, vil du, har du"},
    "fi": {COMMON: "tilaa, seuraa, lataa, liity, jaa, tue, lähetä, kerro"},
    "pl": {
        COMMON: (
            "zapisz, subskrybuj, obserwuj, śledź, dołącz, pobierz, wesprzyj, udostępnij, polub, napisz, wyślij, przyślij, "
            "masz, chcesz, skomentuj, bądź, zainstaluj"
        )
    },
    "cs": {
        COMMON: "přihlaste, odebírejte, sledujte, stáhněte, podpořte, sdílejte, napište, pošlete, přidejte, staňte, chcete, líbil"
    },
    "sk": {
        COMMON: "prihláste, odoberajte, sledujte, stiahnite, podporte, zdieľajte, napíšte, pošlite, pridajte, staňte, chcete"
    },
    "sl": {COMMON: "naročite, spremljajte, sledite, prenesite, prijavite, podprite, delite, pridružite"},
    "hr": {
        COMMON: "pratite, prati, preuzmite, prijavite, pridružite, podržite, podijelite, pretplatite, želite"
    },
    "sr": {
        COMMON: "pratite, prati, preuzmite, prijavite, pridružite, podržite, podelite, pretplatite, zapratite, želite, пратите, преузмите"
    },
    "hu": {
        COMMON: "iratkozz/iratkozzon, kövess, kövesse, kövessen, csatlakozz/csatlakozzon, töltse, támogass/támogassa/támogasd, oszd, ossza, írj/írjon, ha tetszett"
    },
    "ru": {
        COMMON: (
            "подписывайтесь, подпишитесь, подписаться, читайте, следите, присоединяйтесь, поделитесь, скачайте, скачивайте, "
            "поддержите, присылайте, пишите, узнавайте, хотите, оперативные новости, самые важные/свежие новости, больше новостей, ещё больше"
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
    "id": {
        COMMON: "ikuti, baca, simak, dapatkan, gabung, bergabung, unduh, download, langganan, berlangganan, cek, yuk"
    },
    "vi": {COMMON: "theo dõi, đăng ký, tải"},
    "ar": {
        COMMON: "تابعونا, تابع, تابعوا, اشترك, اشتركوا, للاشتراك, حمل, حملوا, انضم, انضموا, لمتابعة, لمزيد"
    },
    "fa": {COMMON: "دنبال, عضو, برای عضویت"},
    "hi": {COMMON: "देश और दुनिया, ताजा, लेटेस्ट"},
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
            "your donation, a donation, tax-deductible, paid subscriber, a member today, letter(s) to the editor, our podcast"
        ),
    },
    "de": {
        GOLD: "journalismus, unsere arbeit unterstützen, ihr feedback, einer spende, bei social media, lesen und schreiben, topstorys",
        COMMON: (
            "postfach, probeabo, unsere(r) app, die … app, unseren kanal, unserem kanal, whatsapp-kanal, ihre meinung, leserbrief*, "
            "spende(n), als push, unsere redaktion, mitglied"
        ),
    },
    "fr": {
        GOLD: "m'abonne",
        COMMON: (
            "infolettre*, lettre d'information, notre/l' application, l'appli, notre chaîne, boîte mail, votre soutien, "
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
            "nostro canale, canale, nostra app, l'app, la app, google notizie, nostra pagina, giornalismo, "
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
    "hi": {COMMON: "फॉलो, सब्सक्राइब, डाउनलोड"},
}

# Anywhere in a line, without the signs of `notation` for more words or letters.
WHOLE_CALL: Phrases = {
    "en": {
        GOLD: "to/in your inbox, do you have a story tip?, unsubscribe at any time, be the first to know, sign up here, follow us, moderating all comments, now on telegram/whatsapp",
        COMMON: "got a tip?, spotted an error, report an error, report a mistake, have a news tip?, support independent journalism, support our journalism, sign up for our, subscribe to our, donate now, donate today",
    },
    "de": {
        GOLD: "jetzt unterstützen, sichere diesen journalismus, kommentare lesen und schreiben, klicken unterstützen, ihre meinung ist uns wichtig, fehler gefunden",
        COMMON: "jetzt spenden, unsere arbeit unterstützen, fehler entdeckt, fehler melden, zum newsletter anmelden, newsletter abonnieren",
    },
    "fr": {GOLD: "je m'abonne", COMMON: "faites un don, abonnez-vous à notre"},
    "es": {COMMON: "suscríbete a nuestro/nuestra, síguenos en, haz tu donación"},
    "pt": {
        GOLD: "apoie já, aprovados pelo moderador",
        COMMON: "siga-nos no/na, clique aqui para, participe do grupo",
    },
    "it": {COMMON: "iscriviti al canale, seguici su"},
    "tr": {COMMON: "abone ol, takip ed, kanalımıza, uygulamamızı"},
    "id": {COMMON: "ikuti kami di, gabung di channel"},
    "zh": {GOLD: "分享让更多人看到", COMMON: "扫码关注, 扫一扫, 关注我们, 點我訂閱, 點擊加入, 下載app"},
    "ja": {GOLD: "を読もう！", COMMON: "公式line, 友だち追加, 無料会員登録, メルマガ登録"},
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
