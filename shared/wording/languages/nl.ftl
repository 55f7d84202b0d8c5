subject-problem-with-order = Probleem met uw bestelling { $order }
subject-delay = Vertraging van uw bestelling { $order }
subject-additional-information = Ontbrekende gegevens voor uw bestelling { $order }
subject-shipping-address = Bezorgadres van uw bestelling { $order }
subject-schedule-delivery = Bezorgafspraak voor uw bestelling { $order }
subject-verify-customization = Ontwerp op maat van uw bestelling { $order }
subject-schedule-service = Serviceafspraak voor uw bestelling { $order }
subject-send-invoice = Factuur voor uw bestelling { $order }
subject-legal-disclosure = Juridische documenten bij uw bestelling { $order }
subject-warranty = Garantiedocumenten bij uw bestelling { $order }
subject-digital-access-key = Toegangscode voor uw bestelling { $order }
subject-motors = Voertuigdocumenten bij uw bestelling { $order }
subject-return-followup = Retourzending van uw bestelling { $order }
subject-request-review = Beoordeling van uw bestelling { $order }
subject-other-required = Bericht over uw bestelling { $order }

introduction = De verkoper { $seller } schrijft u over uw bestelling { $order }.
files-invoice = De factuur voor uw bestelling is bijgevoegd.
files-legal-disclosure = De wettelijk verplichte documenten bij uw bestelling zijn bijgevoegd.
files-warranty = De garantiedocumenten bij uw bestelling zijn bijgevoegd.
files-motors = De documenten van het door u bestelde voertuig zijn bijgevoegd.
adjusted-no-inventory = Uw bestelling is met { $amount } in uw voordeel aangepast. Reden: de artikelen zijn niet op voorraad.
adjusted-could-not-ship = Uw bestelling is met { $amount } in uw voordeel aangepast. Reden: de artikelen konden niet worden verzonden.
attachment-removed = [De bijlage ‘{ $file }’ is door de marketplace verwijderd]
wrote-on = Op { $date } schreef { $name }:

footer-from-seller = Verzonden door de verkoper { $seller } via { $marketplace }.
footer-from-seller-about = Verzonden door de verkoper { $seller } via { $marketplace } over bestelling { $order }.
footer-from-buyer = Verzonden door de koper { $buyer } via { $marketplace }.
footer-from-buyer-about = Verzonden door de koper { $buyer } via { $marketplace } over bestelling { $order }.
footer-answer = Beantwoord deze e-mail of schrijf naar: { $address }
footer-copies = E-mailadressen worden verborgen. Berichten worden gefilterd; berichten die de regels overtreden, worden niet bezorgd. Kopieën worden twee jaar bewaard om geschillen op te lossen.
footer-opt-out = Geen ongevraagde berichten van verkopers meer ontvangen: { $link }

review-request-opening = De verkoper { $seller } op { $marketplace } vraagt u om uw bestelling { $order } te beoordelen.
review-request-both = Op één pagina van { $marketplace } kunt u het product beoordelen en feedback over de verkoper geven.
review-request-link = Deze bestelling beoordelen
review-request-opinions = Elke eerlijke mening is welkom, hoe die ook luidt; of u er een geeft, bepaalt u zelf.
review-request-help = U kunt deze e-mail niet beantwoorden. Hebt u hulp nodig bij uw bestelling, gebruik dan de bestelpagina of het berichtencentrum van { $marketplace }.
review-request-once = Dit verzoek wordt maar één keer per bestelling verstuurd.
review-request-opt-out = Ongevraagde berichten van alle verkopers stopzetten

not-delivered = Uw bericht is niet bezorgd
not-delivered-about = Uw bericht over bestelling { $order } is niet bezorgd
point = { $what }: { $why }

refused-opening = Uw bericht is niet bezorgd, omdat het niet voldoet aan de regels voor berichten. Kenmerk: { $reference }
refused-in-subject = In het onderwerp, bytes { $start }–{ $end }: ‘{ $excerpt }’
refused-in-body = In de tekst, bytes { $start }–{ $end }: ‘{ $excerpt }’
refused-fix = Wat u kunt doen: { $fix }
refused-closing = Na correctie kan het bericht opnieuw worden verzonden.

opted-out-why = Uw bericht aan { $alias } is niet bezorgd, omdat deze koper geen ongevraagde berichten van verkopers wil ontvangen.
opted-out-why-about = Uw bericht aan { $alias } over bestelling { $order } is niet bezorgd, omdat deze koper geen ongevraagde berichten van verkopers wil ontvangen.
opted-out-no-violation = Dit is geen overtreding en heeft geen gevolgen voor uw account.
opted-out-critical = Essentieel, en toch bezorgd: ontwerpen op maat; bezorg- en serviceafspraken; problemen met het bezorgadres; gegevens die nodig zijn om de bestelling uit te voeren; toegangscodes voor digitale producten; wettelijk verplichte documenten en voertuigdocumenten; via een sjabloon ook vertragingen en artikelen die niet kunnen worden verzonden.
opted-out-not-critical = Niet essentieel, en niet bezorgd: verzoeken om beoordelingen of feedback; tussenstanden en bevestigingen van bestellingen, verzendingen, bezorgingen of terugbetalingen; handleidingen, tips en hulp bij storingen; meldingen dat een artikel niet op voorraad is; aanbiedingen van alternatieven.
opted-out-by-category = Als uw bericht essentieel is, verstuur het dan vanuit uw account met de reden ‘Other’ en de categorie ‘Additional information required’. Misbruik is een overtreding.
opted-out-by-marker = Als uw bericht essentieel is, zet dan [Important] in het onderwerp en verstuur het opnieuw. Misbruik is een overtreding.
opted-out-by-reason = Als uw bericht essentieel is, verstuur het dan als sjabloon met een van de essentiële redenen. Misbruik is een overtreding.
opted-out-answer = Dit geldt niet voor antwoorden: als de koper u heeft geschreven, beantwoord dan die e-mail en laat de oorspronkelijke tekst onder uw antwoord staan.

sender-not-approved = Uw bericht is niet bezorgd, omdat { $sender } niet namens uw verkopersaccount mag schrijven.
sender-not-approved-advice = Keur het adres goed bij de berichtmachtigingen en verstuur het bericht opnieuw; dat gebeurt niet automatisch.

buyer-address-unknown = Uw bericht is niet bezorgd, omdat het niet afkomstig is van het e-mailadres dat bij uw account is geregistreerd.
buyer-address-unknown-advice = Schrijf vanaf uw geregistreerde adres of gebruik het berichtencentrum van uw account.

stripped-subject = Er zijn bijlagen uit uw bericht verwijderd
stripped-opening = Uw bericht is zonder deze bijlagen verzonden:

warned-subject = Opmerkingen bij uw bericht
warned-opening = Uw bericht is verzonden, maar een deel ervan voldoet niet aan de regels en is mogelijk verwijderd. Referentie: { $reference }

undeliverable = Uw bericht kan op dit moment niet worden bezorgd. Verstuur het later opnieuw.

messaging-disabled = Uw bericht is niet bezorgd, omdat de verkoper { $seller } geen vragen over producten ontvangt.
messaging-disabled-advice = Neem contact op met de klantenservice van { $marketplace }.

thread-closed = Uw bericht is niet bezorgd, omdat dit gesprek is gesloten.
thread-closed-advice = Begin een nieuw gesprek.

opt-out-title = Ongevraagde berichten van verkopers
opt-out-explanation = U kunt ongevraagde berichten van alle verkopers stopzetten. U ontvangt nog wel berichten die nodig zijn om een bestelling uit te voeren, antwoorden op uw eigen berichten en e-mails van de marketplace over uw bestellingen.
opt-out-button = Ongevraagde berichten stopzetten
opt-out-done = U ontvangt geen ongevraagde berichten van verkopers meer.
opt-out-already-done = U hebt ongevraagde berichten van verkopers al stopgezet.
opt-out-undo-button = Ongevraagde berichten weer toestaan
opt-out-undone = U ontvangt weer berichten van verkopers.
