"""Invented templates as newsrooms and their machines fill them: nine kinds in three languages.

Each is one text with gaps, and two fillings of the gaps that an outlet could print on two days or about two people.
"""

from __future__ import annotations

from typing import NamedTuple


class Template(NamedTuple):
    """A text with numbered gaps and two fillings of them."""

    text: str
    one: str
    other: str

    def fill(self) -> tuple[str, str]:
        """The two texts. The words of a filling are separated by bars."""
        return self.text.format(*self.one.split("|")), self.text.format(*self.other.split("|"))


TEMPLATES: dict[str, Template] = {
    "lottery en": Template(
        "The winning numbers in {0} evening's drawing of the state's Lucky Six game were {1}.\n"
        "The jackpot was {2} crowns. No ticket matched all six numbers, so the prize goes up for the next drawing. "
        "Tickets are sold until an hour before each drawing at petrol stations, kiosks and supermarkets, and to "
        "registered players on the website of the lottery. Winners of small prizes are paid wherever tickets are "
        "sold; whoever wins more than that must bring a signed ticket and proof of identity to an office of the "
        "lottery within a year.\nPlayers must be adults. Whoever feels that gambling has become a burden can call a "
        "helpline, free of charge and without giving a name.",
        "Monday|04, 11, 19, 27, 33 and 46|2.4 million",
        "Thursday|02, 15, 21, 30, 38 and 41|3.1 million",
    ),
    "lottery de": Template(
        "Bei der Ziehung der Landeslotterie am {0} sind die Zahlen {1} gezogen worden. Die Superzahl lautet {2}.\n"
        "Im Topf lagen {3} Kronen. Weil niemand alle sechs Zahlen und die Superzahl getippt hatte, wächst der Topf bis "
        "zur nächsten Ziehung weiter an. Scheine werden in allen Annahmestellen und auf der Seite der Lotterie "
        "verkauft, bis eine Stunde vor der Ziehung. Kleinere Gewinne zahlt jede Annahmestelle sofort aus, größere "
        "überweist die Lotterie auf Antrag binnen weniger Tage.\nAlle Angaben sind ohne Gewähr. Glücksspiel kann süchtig "
        "machen, Hilfe bieten die Beratungsstellen der Länder, kostenlos und auf Wunsch ohne Nennung eines Namens.",
        "Mittwoch, 4. März,|3, 8, 17, 22, 36 und 44|5|1,8 Millionen",
        "Samstag, 7. März,|5, 12, 19, 28, 31 und 49|0|2,6 Millionen",
    ),
    "lottery fr": Template(
        "Le tirage de la loterie nationale de ce {0} a donné les numéros {1}, et le numéro bonus est le {2}.\n"
        "La cagnotte s'élevait à {3} de couronnes. Personne n'ayant trouvé tous les numéros, elle est remise en jeu lors "
        "du prochain tirage. Les bulletins sont vendus chez les buralistes et sur le site de la loterie, jusqu'à une "
        "heure avant chaque tirage. Les petits gains sont versés par tous les points de vente, les plus grands "
        "par les centres de paiement, sur présentation du reçu et d'une pièce d'identité.\nJouer comporte des risques : "
        "endettement, isolement, dépendance. Pour être aidé, un numéro gratuit répond tous les jours, de jour comme de "
        "nuit, sans que l'on ait à donner son nom.",
        "mercredi 4 mars|7, 13, 24, 29, 35 et 48|6|3 millions",
        "samedi 7 mars|1, 10, 22, 31, 40 et 47|9|4 millions",
    ),
    "obituary en": Template(
        "{0}, {1}, of {2}, died {3} at {4} after a short illness, with the family close by.\n"
        "A funeral service will be held at {5} at {6}. The family will receive friends one hour before the "
        "service. Burial will follow in the cemetery beside the church, and everybody is then invited to share a meal in "
        "the parish hall. In lieu of flowers, the family asks that gifts be made to the local hospice or to a charity of "
        "the donor's own choice. Arrangements are in the care of {7}, where a book of condolence lies open until the day "
        "of the service. Memories and photographs can be shared with the family on the website of the funeral home.",
        "Edna Marlow|87|Fernhill|Sunday|Saint Luke's Hospital|Grace Chapel|11 a.m. Friday|Pruett and Sons",
        "Harold Quist|79|Otter Bay|Tuesday|Mercy House|First Lutheran Church|2 p.m. Monday|Bellamy Brothers",
    ),
    "obituary de": Template(
        "{0} ist am {1} im Alter von {2} Jahren in {3} gestorben. Das teilte die Familie am Abend mit.\n"
        "Die Trauerfeier findet am {4} um {5} Uhr in {6} statt, anschließend folgt die Beisetzung auf dem "
        "Friedhof der Gemeinde. Alle, die Abschied nehmen möchten, sind danach zum Kaffee in das Gemeindehaus "
        "eingeladen. Statt zugedachter Blumen bittet die Familie um eine Spende an das Hospiz oder an eine Einrichtung "
        "eigener Wahl. Ein Kondolenzbuch liegt bis zum Tag der Feier im Rathaus aus, auch auf der Seite des "
        "Bestatters kann jeder, der mag, eine Kerze anzünden und der Familie ein paar Zeilen schreiben.",
        "Gerda Almhof|Sonntag|91|Wiesenau|12. Mai|14|der Martinskirche",
        "Heinz Brandl|Mittwoch|68|Steinfurt|19. Mai|11|Sankt Elisabeth",
    ),
    "obituary fr": Template(
        "{0} est décédé {1}, à l'âge de {2} ans, à {3}, entouré de l'affection des siens.\n"
        "La cérémonie religieuse sera célébrée le {4} à {5} heures en l'église {6}, suivie de l'inhumation au "
        "cimetière de la commune dans l'intimité de la famille. Ni fleurs ni couronnes : la famille invite ceux qui le "
        "souhaitent à faire un don à une association de leur choix. Un registre de condoléances est ouvert à la mairie "
        "jusqu'au jour des obsèques, et chacun pourra aussi laisser un message sur le site des pompes funèbres. Cet avis "
        "tient lieu de faire-part et de remerciements à tous ceux qui prendront part à la peine de la famille.",
        "Lucien Farge|lundi|88|Valmont|9 juin|15|Saint-Roch",
        "Marcel Oudin|jeudi|73|Brecourt|16 juin|10|Notre-Dame",
    ),
    "weather en": Template(
        "The weather service has issued a {0} warning for {1} until {2}.\n"
        "Winds of {3} miles per hour are expected. Trees may fall, power may fail, and driving can become dangerous for "
        "high vehicles, mostly on bridges and on open roads. People should stay away from windows, secure loose objects "
        "such as garden furniture and bins, and put off any journey that is not needed. Whoever must drive should carry "
        "a torch, a blanket and a charged telephone. Fallen lines are to be treated as live and reported at once. The "
        "warning may be extended or lifted at short notice, and people are asked to follow the forecasts until the "
        "weather has calmed.",
        "high wind|Dunmore, Ardle and Kelp counties|6 p.m. Sunday|45 to 60",
        "high wind|Harrow, Westing and Pell counties|3 a.m. Thursday|50 to 70",
    ),
    "weather de": Template(
        "Der Wetterdienst warnt vor Sturmböen in {0}. Die Warnung gilt von {1} bis {2}.\n"
        "Erwartet werden Böen bis {3} Kilometer pro Stunde, in Schauern auch mehr. Bäume können entwurzelt, Dächer "
        "beschädigt werden. Wer im Freien zu tun hat, sollte auf herabfallende Äste und Ziegel achten, lose Gegenstände "
        "sichern und Fenster wie Türen geschlossen halten. Von Fahrten mit leeren Anhängern wird abgeraten, auf Brücken "
        "und in Schneisen ist mit starkem Seitenwind zu rechnen. Die Warnung kann jederzeit verlängert, verschärft oder "
        "vorzeitig aufgehoben werden. Über die Entwicklung informiert der Wetterdienst auf seiner Seite und am Telefon.",
        "Oberau und Talheim|Montag, 15 Uhr,|Dienstag, 3 Uhr|75",
        "Nordheide und Kirchwald|Freitag, 9 Uhr,|Freitag, 22 Uhr|95",
    ),
    "weather es": Template(
        "El servicio de meteorología mantiene el aviso por viento en {0} desde las {1} hasta las {2} del {3}.\n"
        "Se esperan rachas de hasta {4} kilómetros por hora. Se recomienda retirar macetas y toldos de los balcones, "
        "cerrar bien puertas y ventanas, alejarse de cornisas, andamios y árboles, y no aparcar bajo ellos. En la "
        "carretera conviene moderar la velocidad, sobre todo en los puentes y al salir de los túneles, y evitar los "
        "viajes que no sean necesarios. Los parques permanecerán cerrados mientras dure el aviso, que puede ser "
        "prolongado o retirado en cualquier momento. Para emergencias está a disposición el teléfono de siempre.",
        "Valdeseca y Robledo|12|23|martes 3|80",
        "Costa Brava Sur y Montalbán|8|18|viernes 6|100",
    ),
    "markets en": Template(
        "The Harbour 50 index closed {0} percent {1} at {2} points on {3}.\n"
        "{4} led the gains, rising {5} percent, while {6} was the weakest share and lost {7} percent. Turnover on the "
        "exchange was {8} million crowns. Traders said that volumes were in line with the average of recent weeks and "
        "that few investors wanted to take new positions before the figures on prices that are due later. The index "
        "holds the largest companies of the exchange and is reviewed twice a year. All prices are given with a delay, "
        "and past gains say nothing about future ones. This report was made by a machine from data of the exchange.",
        "0.4|higher|3,412.77|Monday|Orlick Shipping|2.3|Penrose Foods|1.9|214",
        "1.1|lower|3,367.05|Wednesday|Tallow Energy|0.8|Gannet Air|4.6|188",
    ),
    "markets de": Template(
        "Der Hafen-Index hat am {0} {1} Prozent {2} bei {3} Punkten geschlossen.\n"
        "Stärkster Wert waren die Papiere von {4} mit plus {5} Prozent, am Ende lagen {6} mit minus {7} Prozent. Der "
        "Umsatz belief sich auf {8} Millionen Kronen. Händler sprachen von einem ruhigen Geschäft, weil viele Anleger vor "
        "den nächsten Preisdaten keine neuen Wagnisse eingehen wollten. Der Index fasst die größten Werte der Börse "
        "zusammen und wird zweimal im Jahr überprüft. Alle Kurse werden zeitverzögert wiedergegeben, Gewinne der "
        "Vergangenheit sagen nichts über die Zukunft. Diese Meldung hat ein Rechner aus Daten der Börse erstellt.",
        "Montag|0,4|höher|3412,77|Reederei Orlick|2,3|Penrose|1,9|214",
        "Mittwoch|1,1|niedriger|3367,05|Talgwerke|0,8|Tölpel Air|4,6|188",
    ),
    "markets es": Template(
        "El índice Puerto 50 cerró el {0} con una variación del {1} por ciento y se situó en {2} puntos.\n"
        "El mejor valor fue {3}, con una subida del {4} por ciento, y el peor {5}, que perdió un {6} por ciento. El "
        "volumen negociado fue de {7} millones de coronas. Según los operadores, la actividad estuvo en línea con la "
        "media de las últimas semanas, ya que pocos inversores querían abrir posiciones antes de conocer los datos de "
        "precios. El índice reúne a las mayores empresas de la bolsa y se revisa dos veces al año. Los precios se ofrecen "
        "con retraso y las ganancias pasadas no garantizan las futuras. Texto elaborado de forma automática.",
        "lunes|0,4|3.412,77|Naviera Orlick|2,3|Penrose|1,9|214",
        "miércoles|1,1|3.367,05|Energía Talo|0,8|Alcatraz Aérea|4,6|188",
    ),
    "earnings en": Template(
        "{0} ({1}) on {2} reported {3} net income of {4} million crowns.\n"
        "On a per-share basis, the {5}-based company said it had profit of {6} crowns. Earnings, adjusted for one-time gains "
        "and costs, came to {7} crowns per share. The results {8} the expectations of analysts. The average estimate of {9} "
        "analysts who were asked was for earnings of {10} crowns per share. The company posted revenue of {11} million "
        "crowns in the period. This story was generated from data by a machine and follows a form that editors have "
        "approved. Figures may be rounded, and the full report of the company is to be found on the pages that it keeps "
        "for its investors.",
        "Orlick Shipping|ORL|Tuesday|second-quarter|42.7|Ardle|1.13|1.21|topped|seven|1.04|310.5",
        "Gannet Air|GAN|Thursday|second-quarter|18.2|Otter Bay|0.37|0.35|missed|five|0.41|96.8",
    ),
    "earnings de": Template(
        "{0} hat im {1} Quartal {2} Millionen Kronen verdient. Das teilte das Unternehmen am {3} in {4} mit.\n"
        "Je Aktie blieb ein Gewinn von {5} Kronen, Fachleute hatten im Schnitt mit {6} Kronen gerechnet. Der Umsatz lag bei "
        "{7} Millionen Kronen. Für das laufende Jahr hält der Vorstand an seiner Prognose fest, wies aber auf die "
        "gestiegenen Kosten für Energie und Fracht hin. Die Hauptversammlung soll wie üblich im Frühsommer "
        "stattfinden, über die Höhe der Dividende wird der Aufsichtsrat vorher beraten. Diese Meldung wurde von einem Rechner "
        "aus den Zahlen des Unternehmens erstellt und von der Redaktion vor der Veröffentlichung nicht geprüft.",
        "Die Reederei Orlick|ersten|42,7|Dienstag|Wiesenau|1,13|1,04|310,5",
        "Der Ziegelhersteller Brandl|ersten|8,9|Donnerstag|Steinfurt|0,37|0,41|96,8",
    ),
    "earnings fr": Template(
        "Le groupe {0} a annoncé {1} un bénéfice net de {2} millions de couronnes au {3} trimestre.\n"
        "Le chiffre d'affaires s'est établi à {4} millions, contre {5} millions un an plus tôt. Le bénéfice par action "
        "ressort à {6} couronnes, alors que les analystes attendaient {7} couronnes. La direction confirme ses objectifs "
        "pour l'ensemble de l'exercice, tout en soulignant la hausse du coût de l'énergie et du transport. Le conseil "
        "proposera le dividende avant l'assemblée générale, qui se tiendra comme d'habitude au début de l'été. Cette "
        "dépêche a été produite par une machine à partir des chiffres publiés par le groupe.",
        "Farge|mardi|42,7|premier|310,5|287,1|1,13|1,04",
        "Oudin Frères|jeudi|18,2|premier|96,8|101,4|0,37|0,41",
    ),
    "sports en": Template(
        "{0} scored {1} points as {2} beat {3} {4} on {5} night.\n"
        "{6} added {7} points and {8} rebounds for the winners, who led at every break and were never behind by more than "
        "a basket. For the losers, {9} had {10} points. Both teams shot well from the line but gave away the ball too "
        "often in the third quarter, and the coaches used all the players on their benches before the end. The teams "
        "meet again next month. Summaries of this kind are made by a machine from the official box score, are not read by "
        "an editor before they appear, and are corrected when the league corrects the score of the game.",
        "Dale Pruitt|31|Fernhill|Otter Bay|98-87|Friday|Sam Ochoa|17|11|Lee Vance|24",
        "Rico Tarn|26|Kelp City|Harrow|112-104|Tuesday|Abe Monroe|22|8|Ty Beck|29",
    ),
    "sports de": Template(
        "{0} hat in der Landesliga {1} mit {2} gegen {3} gewonnen. Vor {4} Zuschauern traf {5} in der {6}. Minute "
        "zur Führung.\nKurz vor dem Abpfiff machte {7} alles klar. Beide Mannschaften begannen verhalten, erst nach der "
        "Pause nahm das Spiel Fahrt auf. Die Gäste hatten mehr vom Ball, aber kaum Chancen, die Gastgeber warteten auf "
        "Konter. Der Trainer des Siegers sprach danach von harter Arbeit, der des Verlierers haderte mit dem "
        "Schiedsrichter, der mehrmals auf Weiterspielen entschied. Dieser Spielbericht wurde aus den amtlichen Daten "
        "des Verbandes automatisch erstellt. Tabelle und Torschützen stehen auf der Seite der Liga.",
        "Der SV Wiesenau|am Sonntag|2:0|Talheim|340|Kevin Lutz|52|Jonas Ebert",
        "Eintracht Steinfurt|am Samstag|3:1|Kirchwald|215|Ali Demir|61|Tim Vogel",
    ),
    "sports es": Template(
        "{0} venció a {1} por {2} en la jornada {3} de la liga regional. {4} abrió el marcador en el minuto {5}.\n"
        "Ya en el tramo final, {6} sentenció el partido. Ambos equipos empezaron con prudencia y el juego solo ganó "
        "ritmo después del descanso. Los visitantes tuvieron más el balón, pero apenas ocasiones, y los locales esperaron "
        "al contragolpe. El entrenador de los vencedores habló después de trabajo y paciencia, el de los vencidos se quejó "
        "del árbitro, que varias veces dejó seguir el juego. Esta crónica ha sido elaborada de forma automática con los "
        "datos oficiales de la federación y no ha sido revisada por la redacción.",
        "El Valdeseca|el Robledo|2-0|14|Iván Cuesta|52|Raúl Peña",
        "El Atlético Montalbán|la Unión Marina|3-1|15|Hugo Sanz|61|Nico Lara",
    ),
    "traffic en": Template(
        "A crash has closed {0} in both directions between {1} and {2}, police said {3}.\n"
        "The road was shut at {4}, and delays of {5} minutes are to be expected. Traffic is being led around the "
        "scene over side roads, where lorries may find narrow bridges and tight bends. Drivers should leave the area "
        "free for ambulances and fire engines, form a lane for them between the rows of cars, and not turn on the "
        "carriageway. Whoever saw what happened is asked to call the police. It is not known yet how long the work at the "
        "scene will take. Travel reports are renewed every ten minutes on our pages and at the full hour on the radio.",
        "Highway 14|Fernhill|Ardle|Monday|7:40 a.m.|35",
        "Route 9|Otter Bay|Pell Cross|Friday|5:15 p.m.|50",
    ),
    "traffic de": Template(
        "Nach einem Unfall ist die {0} zwischen {1} und {2} seit {3} Uhr in beiden Richtungen gesperrt.\n"
        "Der Stau ist {4} Kilometer lang, Autofahrer müssen mit {5} Minuten mehr rechnen. Die Polizei leitet den "
        "Verkehr über Nebenstraßen um, auf denen es für Lastwagen eng werden kann. Wer im Stau steht, soll eine "
        "Gasse für die Rettungskräfte bilden und nicht wenden. Zeugen, die den Hergang beobachtet haben, werden gebeten, "
        "sich bei der nächsten Wache zu melden. Wie lange die Bergung dauert, ist noch offen. Die Meldungen zur Lage auf "
        "den Straßen erneuern wir alle zehn Minuten auf unseren Seiten und zur vollen Stunde im Radio.",
        "A 14|Talheim|Oberau|7.40|6|35",
        "B 209|Kirchwald|Nordheide|17.15|11|50",
    ),
    "traffic fr": Template(
        "Un accident a entraîné la fermeture de {0} entre {1} et {2}, dans les deux sens, depuis {3}.\n"
        "Le bouchon atteint {4} kilomètres et il faut compter {5} minutes de plus. Une déviation est en place par les "
        "routes secondaires, où les poids lourds peuvent rencontrer des ponts étroits. Les automobilistes sont priés de "
        "laisser un passage aux secours, de ne pas faire demi-tour et de rester dans leur véhicule. Toute personne ayant "
        "vu l'accident est invitée à se faire connaître auprès de la gendarmerie. La durée des travaux n'est pas connue. "
        "Nos informations sur le trafic sont mises à jour toutes les dix minutes sur notre site.",
        "l'autoroute A14|Valmont|Sainte-Aube|7h40|6|35",
        "la nationale N209|Brecourt|Port-Lieu|17h15|11|50",
    ),
    "horoscope en": Template(
        "{0}: {1} moves into your sign on {2}, and you will feel it first in matters of {3}. Lucky number: {4}. Your day is "
        "{5}, your colour {6}.\nDo not rush what has taken months to grow; somebody close to you knows more than he "
        "says and only waits to be asked. A letter or a call may bring news about money that you had given up. Keep the "
        "evening free, eat little, and go for a walk before you answer. A friend who was born under {7} will make you "
        "laugh when you need it most. Our horoscopes are written for amusement, week by week, by readers of the sky who do "
        "not always agree with each other.",
        "Aries|Venus|March 3|the heart|7|Tuesday|red|Leo",
        "Libra|Mars|March 11|work|4|Sunday|blue|Virgo",
    ),
    "horoscope de": Template(
        "{0}: {1} tritt am {2} in Ihr Zeichen, und Sie spüren es zuerst {3}. Ihre Glückszahl ist die {4}, Ihr bester Tag "
        "der {5}.\nÜbereilen Sie nichts, was lange gewachsen ist; jemand in Ihrer Nähe weiß mehr, als er sagt, und wartet "
        "nur darauf, gefragt zu werden. Ein Brief oder ein Anruf kann Geld bringen, mit dem Sie nicht mehr gerechnet "
        "haben. Halten Sie sich den Abend frei, essen Sie wenig und gehen Sie ein Stück, bevor Sie antworten. Zum Lachen "
        "bringt Sie jemand, der unter dem Zeichen {6} geboren ist. Unsere Horoskope dienen der Unterhaltung und erscheinen "
        "jede Woche neu.",
        "Widder|Venus|3. März|in der Liebe|7|Dienstag|Löwe",
        "Waage|Mars|11. März|bei der Arbeit|4|Sonntag|Jungfrau",
    ),
    "horoscope es": Template(
        "{0}: esta semana {1} entra en su signo el {2} y lo notará primero en {3}. Su número de la suerte es el {4} y su mejor día, el "
        "{5}.\nNo se precipite en lo que ha tardado meses en crecer; alguien cercano sabe más de lo que dice y solo "
        "espera que le pregunten. Una carta o una llamada puede traer noticias de un dinero que daba por perdido. Reserve la "
        "noche para usted, cene poco y dé un paseo antes de responder. Le hará reír una persona nacida bajo el signo de {6}. "
        "Nuestros horóscopos se escriben para entretener, semana a semana, y no siempre coinciden entre sí.",
        "Aries|Venus|3 de marzo|el amor|7|martes|Leo",
        "Libra|Marte|11 de marzo|el trabajo|4|domingo|Virgo",
    ),
    "police en": Template(
        "{0}, {1}, of {2}, was arrested {3} in the {4} block of {5} on a charge of {6}.\n"
        "Police were called to the address at {7} and took the suspect into custody without further incident. Bail was set "
        "at {8} crowns. The first hearing before a judge is to take place within a month. A charge is only an accusation, and "
        "everybody is presumed innocent until proven guilty in a court of law. This log is compiled from records that the "
        "police and the county jail make public. People who were not convicted can ask us in writing to have their entry "
        "taken off these pages, and will hear from our editors within a few days of their letter.",
        "Carl Benson|34|Fernhill|Monday|400|Mill Road|theft|9:20 p.m.|1,500",
        "Dean Orton|27|Ardle|Saturday|1200|Quay Street|burglary|2:45 a.m.|4,000",
    ),
    "police de": Template(
        "In {0} ist in der Nacht zum {1} in ein Haus an der {2} eingebrochen worden. Der Schaden beträgt laut Polizei etwa "
        "{3} Euro.\nZwischen {4} und {5} Uhr hebelten Unbekannte ein Fenster auf, durchsuchten alle Räume und entkamen mit "
        "Schmuck und Bargeld. Hinweise nimmt die Wache {6} unter der Nummer {7} entgegen, auf Wunsch vertraulich. Die Polizei "
        "rät, Fenster und Türen auch bei kurzer Abwesenheit zu schließen, Nachbarn um einen Blick auf das Haus zu bitten und "
        "verdächtige Fahrzeuge sofort zu melden. Wie man sein Haus besser sichert, erklären die Beratungsstellen der Polizei "
        "kostenlos und auf Wunsch auch vor Ort.",
        "Wiesenau|Montag|Lindenstraße|4000|23|4|Talheim|0555 1234",
        "Kirchwald|Freitag|Bergallee|12.000|20|22|Nordheide|0777 9876",
    ),
    "police fr": Template(
        "Un homme de {0} ans a été interpellé {1} vers {2} heures rue {3}, à {4}, soupçonné d'avoir dérobé {5} euros dans "
        "un commerce.\nAlertés par un témoin, les policiers de {6} l'ont retrouvé à proximité et placé en garde à vue. "
        "L'enquête devra dire s'il a agi seul. Toute personne mise en cause est présumée innocente tant que sa culpabilité "
        "n'a pas été établie par un tribunal. La police rappelle qu'il ne faut jamais poursuivre soi-même un voleur, mais "
        "noter son signalement, la direction de sa fuite et, s'il y a lieu, la plaque de son véhicule, puis appeler sans "
        "attendre le numéro des secours.",
        "34|lundi|21|du Moulin|Valmont|850|Sainte-Aube",
        "27|samedi|2|des Tanneurs|Brecourt|1.400|Port-Lieu",
    ),
    # Below, all that differs stands in the lead, or hardly anything differs: what stays is the page's.
    "earthquake": Template(
        "A quake of magnitude {0} shook the ground {1} at {2}, {3} miles from {4}, the Survey of the Northern Coast reported. "
        "It lay {5} miles deep. Within ten days {6} quakes above magnitude 3.0 were felt near by. Each year some 234 of that "
        "size are counted in Ardland and Westmark, says a study of three years.\nThis notice was written by the Quakewriter, a "
        "machine of the Harbour Tribune that follows the bulletins of the Survey; an editor of the Tribune looked it over "
        "before it went out. Whoever felt the ground shake may tell the Survey on its website in a few words.",
        "3.1|Monday morning|6:12|five|Ridgemoor|4.3|no",
        "3.3|Sunday afternoon|2:05|nine|Hollis Bay|3.9|two",
    ),
    "box score": Template(
        "{0} scored {1} points and {2} added {3} as {4} beat {5} {6} on {7} night. {8} led {5} with {9} points in the "
        "defeat.\nBoth teams play again next week, and the league shows all games in its own app. The Harbour Press made this "
        "report by machine from figures of Courtside Data, and adds the table of the league once all games of the round "
        "are over. Readers find the names of all who played, and the points of each quarter, on the page of the league.",
        "Jordan Pike|22|Tyrell Moss|17|Akerby|Kentmoor|78-64|Tuesday|Davis Reed|19",
        "Luke Hahn|31|Omar Bright|12|Drayton|Bradmere|81-77|Saturday|Cole Funk|25",
    ),
    "weather warning": Template(
        "The Weather Service in {0} warns of snow in {1} until {2}. Between {3} inches are expected, with gusts of {4} miles an "
        "hour. Roads will be slippery, on the way to work as well as home. Go slowly, and leave room to the car before you. "
        "The power may fail, so have a lamp at hand. The state of the roads can be heard by dialling 5 1 1 at any hour. Whoever "
        "need not travel should stay at home until the ploughs have passed; whoever must should take a blanket along.",
        "Grayling|northern Oxmoor County|7 p.m. Friday|3 to 5|35",
        "Burley|Essing County|noon Sunday|2 to 4|30",
    ),
    "flood warning": Template(
        "A flood warning holds for {0} County until {1}. Never drive into water that covers the road, as most who drown in "
        "floods drown in their cars. Look around before you set out. In the hills many low bridges turn into traps when it "
        "rains for long. Leave a flooded road the way you came, find another one, and keep away from creeks and streams, "
        "which may rise in minutes even after the rain has ended and the sky is blue again.",
        "Mason|Tuesday evening",
        "Dixon|Friday morning",
    ),
    "calendar fr": Template(
        "Le {0} de {1} organise {2} le {3} à {4} heures, {5}. L'entrée est libre tant qu'il reste des places. Pour s'inscrire, il "
        "suffit d'appeler le secrétariat ou d'y passer aux heures d'ouverture. Une buvette et de quoi manger seront proposés sur "
        "place toute la journée. Les organisateurs espèrent que les habitants viendront nombreux et remercient déjà les "
        "bénévoles. S'il pleut, tout sera remis à une date qui sera annoncée plus tard.",
        "comité des fêtes|Saint-Martin|un vide-grenier|dimanche 12 avril|9|place de l'Église",
        "club de pétanque|Montfort|un tournoi|samedi 18 avril|14|allée des Platanes",
    ),
    "recipe": Template(
        "{0}. Serves {1}. Preparation takes {2} minutes and baking {3} minutes. Ingredients: {4}. Heat the oven to {5} degrees and "
        "lay paper on a tray. Mix all that is dry in a bowl, then stir in what is wet, but not for long, or it turns out tough. "
        "Bake it in the middle of the oven until it is golden and a needle comes out clean. Let it cool on a rack. What is "
        "left keeps for three days in a tin, and for a month in the freezer if it is wrapped well.",
        "Lemon cake|eight|20|45|200 g flour, 3 lemons, 150 g butter and 4 eggs|180",
        "Walnut bread|six|15|60|500 g rye, 100 g walnuts, 7 g yeast and a pinch of salt|220",
    ),
}
