subject-problem-with-order = Problem med din beställning { $order }
subject-delay = Försening av din beställning { $order }
subject-additional-information = Uppgifter som behövs för din beställning { $order }
subject-shipping-address = Leveransadress för din beställning { $order }
subject-schedule-delivery = Leveranstid för din beställning { $order }
subject-verify-customization = Specialutformning av din beställning { $order }
subject-schedule-service = Servicetid för din beställning { $order }
subject-send-invoice = Faktura för din beställning { $order }
subject-legal-disclosure = Juridiska dokument för din beställning { $order }
subject-warranty = Garantidokument för din beställning { $order }
subject-digital-access-key = Åtkomstnyckel för din beställning { $order }
subject-motors = Fordonsdokument för din beställning { $order }
subject-return-followup = Retur av din beställning { $order }
subject-request-review = Recension av din beställning { $order }
subject-other-required = Meddelande om din beställning { $order }

introduction = Säljaren { $seller } skriver till dig om din beställning { $order }.
files-invoice = Fakturan för din beställning är bifogad.
files-legal-disclosure = De dokument som lagen kräver för din beställning är bifogade.
files-warranty = Garantidokumenten för din beställning är bifogade.
files-motors = Dokumenten för fordonet som du har beställt är bifogade.
adjusted-no-inventory = Din beställning har justerats med { $amount } till din fördel. Orsak: varorna finns inte i lager.
adjusted-could-not-ship = Din beställning har justerats med { $amount } till din fördel. Orsak: varorna kunde inte skickas.
attachment-removed = [Bilagan ”{ $file }” har tagits bort av marknadsplatsen]
wrote-on = Den { $date } skrev { $name }:

footer-from-seller = Skickat av säljaren { $seller } via { $marketplace }.
footer-from-seller-about = Skickat av säljaren { $seller } via { $marketplace } om beställning { $order }.
footer-from-buyer = Skickat av köparen { $buyer } via { $marketplace }.
footer-from-buyer-about = Skickat av köparen { $buyer } via { $marketplace } om beställning { $order }.
footer-answer = Svara på detta mejl eller skriv till: { $address }
footer-copies = E-postadresser döljs. Meddelanden filtreras, och de som bryter mot reglerna levereras inte. Kopior sparas i två år för att kunna lösa tvister.
footer-opt-out = Sluta ta emot oombedda meddelanden från alla säljare: { $link }

review-request-opening = Säljaren { $seller } på { $marketplace } ber dig recensera din beställning { $order }.
review-request-both = På en och samma sida hos { $marketplace } kan du recensera produkten och lämna ett omdöme om säljaren.
review-request-link = Recensera den här beställningen
review-request-opinions = Alla ärliga åsikter är välkomna, vilka de än är, och du väljer själv om du vill lämna någon.
review-request-help = Det går inte att svara på detta mejl. Om du behöver hjälp med din beställning, använd beställningssidan eller meddelandecentret hos { $marketplace }.
review-request-once = Den här förfrågan skickas bara en gång per beställning.
review-request-opt-out = Tacka nej till oombedda meddelanden från alla säljare

not-delivered = Ditt meddelande levererades inte
not-delivered-about = Ditt meddelande om beställning { $order } levererades inte
point = { $what }: { $why }

refused-opening = Ditt meddelande levererades inte, eftersom det inte följer reglerna för meddelanden. Referens: { $reference }
refused-in-subject = I ämnesraden, byte { $start }–{ $end }: ”{ $excerpt }”
refused-in-body = I texten, byte { $start }–{ $end }: ”{ $excerpt }”
refused-fix = Vad du kan göra: { $fix }
refused-closing = När meddelandet har rättats kan det skickas igen.

opted-out-why = Ditt meddelande till { $alias } levererades inte, eftersom köparen inte vill ha oombedda meddelanden från säljare.
opted-out-why-about = Ditt meddelande till { $alias } om beställning { $order } levererades inte, eftersom köparen inte vill ha oombedda meddelanden från säljare.
opted-out-no-violation = Detta är ingen överträdelse och har inga följder för ditt konto.
opted-out-critical = Viktigt, och levereras ändå: specialutformning; leverans- och servicetider; problem med leveransadressen; uppgifter som behövs för att slutföra beställningen; åtkomstnycklar till digitala varor; dokument som lagen kräver och fordonsdokument; med mall även förseningar och varor som inte kan skickas.
opted-out-not-critical = Inte viktigt, och levereras inte: förfrågningar om recensioner eller omdömen; lägesrapporter samt bekräftelser av beställningar, försändelser, leveranser eller återbetalningar; bruksanvisningar, tips och felsökning; besked om att en vara är slut; erbjudanden om alternativ.
opted-out-by-category = Om ditt meddelande är viktigt, skicka det från ditt konto med orsaken ”Other” och kategorin ”Additional information required”. Missbruk är en överträdelse.
opted-out-by-marker = Om ditt meddelande är viktigt, skriv [Important] i ämnesraden och skicka det igen. Missbruk är en överträdelse.
opted-out-by-reason = Om ditt meddelande är viktigt, skicka det som mall med en av de viktiga orsakerna. Missbruk är en överträdelse.
opted-out-answer = Svar påverkas inte: om köparen har skrivit till dig, svara på det mejlet och behåll den ursprungliga texten under ditt svar.

sender-not-approved = Ditt meddelande levererades inte, eftersom { $sender } inte får skriva för ditt säljarkonto.
sender-not-approved-advice = Godkänn adressen under behörigheter för meddelanden och skicka meddelandet igen; det sker inte automatiskt.

buyer-address-unknown = Ditt meddelande levererades inte, eftersom det inte kom från den e-postadress som är registrerad för ditt konto.
buyer-address-unknown-advice = Skriv från din registrerade adress eller använd meddelandecentret i ditt konto.

stripped-subject = Bilagor har tagits bort från ditt meddelande
stripped-opening = Ditt meddelande skickades utan dessa bilagor:

warned-subject = Anmärkningar om ditt meddelande
warned-opening = Ditt meddelande skickades, men en del av det följer inte reglerna och kan ha tagits bort. Referens: { $reference }

undeliverable = Ditt meddelande kan inte levereras just nu. Skicka det igen senare.

messaging-disabled = Ditt meddelande levererades inte, eftersom säljaren { $seller } inte tar emot frågor om produkter.
messaging-disabled-advice = Kontakta kundtjänsten hos { $marketplace }.

thread-closed = Ditt meddelande levererades inte, eftersom den här konversationen är stängd.
thread-closed-advice = Starta en ny konversation.

opt-out-title = Oombedda meddelanden från säljare
opt-out-explanation = Du kan tacka nej till oombedda meddelanden från alla säljare. Du får fortfarande meddelanden som behövs för att slutföra en beställning, svar på dina egna meddelanden och marknadsplatsens mejl om dina beställningar.
opt-out-button = Tacka nej till oombedda meddelanden
opt-out-done = Du får inte längre oombedda meddelanden från säljare.
opt-out-already-done = Du har redan tackat nej till oombedda meddelanden från säljare.
opt-out-undo-button = Tillåt oombedda meddelanden igen
opt-out-undone = Du får åter meddelanden från säljare.
