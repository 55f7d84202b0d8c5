subject-problem-with-order = Problema con il suo ordine { $order }
subject-delay = Ritardo del suo ordine { $order }
subject-additional-information = Informazioni necessarie per il suo ordine { $order }
subject-shipping-address = Indirizzo di consegna del suo ordine { $order }
subject-schedule-delivery = Appuntamento per la consegna del suo ordine { $order }
subject-verify-customization = Personalizzazione del suo ordine { $order }
subject-schedule-service = Appuntamento per il servizio del suo ordine { $order }
subject-send-invoice = Fattura del suo ordine { $order }
subject-legal-disclosure = Documenti legali relativi al suo ordine { $order }
subject-warranty = Documenti di garanzia del suo ordine { $order }
subject-digital-access-key = Chiave di accesso per il suo ordine { $order }
subject-motors = Documenti del veicolo del suo ordine { $order }
subject-return-followup = Reso del suo ordine { $order }
subject-request-review = Recensione del suo ordine { $order }
subject-other-required = Messaggio sul suo ordine { $order }

introduction = Il venditore { $seller } le scrive in merito al suo ordine { $order }.
files-invoice = La fattura del suo ordine è allegata.
files-legal-disclosure = I documenti previsti dalla legge per il suo ordine sono allegati.
files-warranty = I documenti di garanzia del suo ordine sono allegati.
files-motors = I documenti del veicolo che ha ordinato sono allegati.
adjusted-no-inventory = Il suo ordine è stato rettificato di { $amount } a suo favore. Motivo: gli articoli non sono disponibili.
adjusted-could-not-ship = Il suo ordine è stato rettificato di { $amount } a suo favore. Motivo: non è stato possibile spedire gli articoli.
attachment-removed = [L’allegato “{ $file }” è stato rimosso dal marketplace]
wrote-on = Il { $date }, { $name } ha scritto:

footer-from-seller = Inviato dal venditore { $seller } tramite { $marketplace }.
footer-from-seller-about = Inviato dal venditore { $seller } tramite { $marketplace } in merito all’ordine { $order }.
footer-from-buyer = Inviato dall’acquirente { $buyer } tramite { $marketplace }.
footer-from-buyer-about = Inviato dall’acquirente { $buyer } tramite { $marketplace } in merito all’ordine { $order }.
footer-answer = Risponda a questa e-mail oppure scriva a: { $address }
footer-copies = Gli indirizzi e-mail sono nascosti. I messaggi vengono filtrati e quelli che violano le regole non vengono recapitati. Le copie sono conservate per due anni per risolvere eventuali controversie.
footer-opt-out = Per non ricevere più messaggi non richiesti da nessun venditore: { $link }

review-request-opening = Il venditore { $seller } su { $marketplace } le chiede di recensire il suo ordine { $order }.
review-request-both = In un’unica pagina di { $marketplace } può recensire il prodotto e lasciare un feedback sul venditore.
review-request-link = Recensisci questo ordine
review-request-opinions = Ogni opinione sincera è benvenuta, qualunque essa sia; sta a lei decidere se esprimerla.
review-request-help = Non è possibile rispondere a questa e-mail. Se ha bisogno di assistenza per il suo ordine, utilizzi la pagina dell’ordine o il centro messaggi di { $marketplace }.
review-request-once = Questa richiesta viene inviata una sola volta per ordine.
review-request-opt-out = Rifiuta i messaggi non richiesti di tutti i venditori

not-delivered = Il suo messaggio non è stato recapitato
not-delivered-about = Il suo messaggio sull’ordine { $order } non è stato recapitato
point = { $what }: { $why }

refused-opening = Il suo messaggio non è stato recapitato perché non è conforme alle regole sui messaggi. Riferimento: { $reference }
refused-in-subject = Nell’oggetto, byte { $start }–{ $end }: “{ $excerpt }”
refused-in-body = Nel testo, byte { $start }–{ $end }: “{ $excerpt }”
refused-fix = Che cosa fare: { $fix }
refused-closing = Una volta corretto, il messaggio può essere inviato di nuovo.

opted-out-why = Il suo messaggio a { $alias } non è stato recapitato perché questo acquirente non desidera ricevere messaggi non richiesti dai venditori.
opted-out-why-about = Il suo messaggio a { $alias } sull’ordine { $order } non è stato recapitato perché questo acquirente non desidera ricevere messaggi non richiesti dai venditori.
opted-out-no-violation = Non si tratta di una violazione e non ha conseguenze per il suo account.
opted-out-critical = Essenziali, e comunque recapitati: personalizzazioni; appuntamenti per consegne e servizi; problemi con l’indirizzo di consegna; informazioni necessarie per completare l’ordine; chiavi di accesso a prodotti digitali; documenti previsti dalla legge o per un veicolo; tramite modello, anche ritardi e articoli che non possono essere spediti.
opted-out-not-critical = Non essenziali, e non recapitati: richieste di recensioni o feedback; aggiornamenti e conferme di ordini, spedizioni, consegne o rimborsi; manuali, consigli e risoluzione di problemi; avvisi di articoli esauriti; offerte di alternative.
opted-out-by-category = Se il suo messaggio è essenziale, lo invii dal suo account con il motivo “Other” e la categoria “Additional information required”. L’abuso è una violazione.
opted-out-by-marker = Se il suo messaggio è essenziale, scriva [Important] nell’oggetto e lo invii di nuovo. L’abuso è una violazione.
opted-out-by-reason = Se il suo messaggio è essenziale, lo invii come modello con uno dei motivi essenziali. L’abuso è una violazione.
opted-out-answer = Le risposte non sono interessate: se l’acquirente le ha scritto, risponda a quella e-mail e mantenga il testo originale sotto la sua risposta.

sender-not-approved = Il suo messaggio non è stato recapitato perché l’indirizzo { $sender } non è autorizzato a scrivere per il suo account venditore.
sender-not-approved-advice = Approvi l’indirizzo nelle autorizzazioni dei messaggi, poi invii di nuovo il messaggio; l’invio non avviene automaticamente.

buyer-address-unknown = Il suo messaggio non è stato recapitato perché non proviene dall’indirizzo e-mail registrato per il suo account.
buyer-address-unknown-advice = Scriva dal suo indirizzo registrato oppure utilizzi il centro messaggi del suo account.

stripped-subject = Alcuni allegati sono stati rimossi dal suo messaggio
stripped-opening = Il suo messaggio è stato inviato senza questi allegati:

warned-subject = Osservazioni sul suo messaggio
warned-opening = Il suo messaggio è stato inviato, ma una parte non rispetta le regole e potrebbe essere stata rimossa. Riferimento: { $reference }

undeliverable = Al momento non è possibile recapitare il suo messaggio. La preghiamo di inviarlo di nuovo più tardi.

messaging-disabled = Il suo messaggio non è stato recapitato perché il venditore { $seller } non riceve domande sui prodotti.
messaging-disabled-advice = La preghiamo di rivolgersi all’assistenza clienti di { $marketplace }.

thread-closed = Il suo messaggio non è stato recapitato perché questa conversazione è chiusa.
thread-closed-advice = La preghiamo di aprire una nuova conversazione.

opt-out-title = Messaggi non richiesti dei venditori
opt-out-explanation = Può rifiutare i messaggi non richiesti di tutti i venditori. Continuerà a ricevere i messaggi necessari per completare un ordine, le risposte ai suoi messaggi e le e-mail del marketplace sui suoi ordini.
opt-out-button = Rifiuta i messaggi non richiesti
opt-out-done = Non riceverà più messaggi non richiesti dai venditori.
opt-out-already-done = Ha già rifiutato i messaggi non richiesti dei venditori.
opt-out-undo-button = Consenti di nuovo i messaggi non richiesti
opt-out-undone = Riceverà di nuovo messaggi dai venditori.
