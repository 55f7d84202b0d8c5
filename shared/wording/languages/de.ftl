subject-problem-with-order = Problem mit Ihrer Bestellung { $order }
subject-delay = Verzögerung Ihrer Bestellung { $order }
subject-additional-information = Fehlende Angaben zu Ihrer Bestellung { $order }
subject-shipping-address = Lieferadresse Ihrer Bestellung { $order }
subject-schedule-delivery = Liefertermin für Ihre Bestellung { $order }
subject-verify-customization = Individuelle Gestaltung Ihrer Bestellung { $order }
subject-schedule-service = Servicetermin für Ihre Bestellung { $order }
subject-send-invoice = Rechnung zu Ihrer Bestellung { $order }
subject-legal-disclosure = Rechtliche Unterlagen zu Ihrer Bestellung { $order }
subject-warranty = Garantieunterlagen zu Ihrer Bestellung { $order }
subject-digital-access-key = Zugangsschlüssel zu Ihrer Bestellung { $order }
subject-motors = Fahrzeugpapiere zu Ihrer Bestellung { $order }
subject-return-followup = Rücksendung zu Ihrer Bestellung { $order }
subject-request-review = Bewertung Ihrer Bestellung { $order }
subject-other-required = Nachricht zu Ihrer Bestellung { $order }

introduction = Der Verkäufer { $seller } schreibt Ihnen zu Ihrer Bestellung { $order }.
files-invoice = Die Rechnung zu Ihrer Bestellung liegt bei.
files-legal-disclosure = Die gesetzlich vorgeschriebenen Unterlagen zu Ihrer Bestellung liegen bei.
files-warranty = Die Garantieunterlagen zu Ihrer Bestellung liegen bei.
files-motors = Die Papiere zu dem von Ihnen bestellten Fahrzeug liegen bei.
adjusted-no-inventory = Ihre Bestellung wurde um { $amount } zu Ihren Gunsten angepasst. Grund: Die Ware ist nicht vorrätig.
adjusted-could-not-ship = Ihre Bestellung wurde um { $amount } zu Ihren Gunsten angepasst. Grund: Die Ware konnte nicht versendet werden.
attachment-removed = [Der Anhang „{ $file }“ wurde vom Marktplatz entfernt]
wrote-on = Am { $date } schrieb { $name }:

footer-from-seller = Gesendet vom Verkäufer { $seller } über { $marketplace }.
footer-from-seller-about = Gesendet vom Verkäufer { $seller } über { $marketplace } zur Bestellung { $order }.
footer-from-buyer = Gesendet vom Käufer { $buyer } über { $marketplace }.
footer-from-buyer-about = Gesendet vom Käufer { $buyer } über { $marketplace } zur Bestellung { $order }.
footer-answer = Antworten Sie auf diese E-Mail oder schreiben Sie an: { $address }
footer-copies = E-Mail-Adressen werden verborgen. Nachrichten werden geprüft; was gegen die Regeln verstößt, wird nicht zugestellt. Kopien werden zwei Jahre aufbewahrt, um Streitfälle zu klären.
footer-opt-out = Unaufgeforderte Nachrichten aller Verkäufer abbestellen: { $link }

review-request-opening = Der Verkäufer { $seller } auf { $marketplace } bittet Sie, Ihre Bestellung { $order } zu bewerten.
review-request-both = Auf einer Seite von { $marketplace } können Sie das Produkt bewerten und Feedback zum Verkäufer geben.
review-request-link = Diese Bestellung bewerten
review-request-opinions = Jede ehrliche Meinung ist willkommen, wie auch immer sie ausfällt; ob Sie eine abgeben, entscheiden Sie selbst.
review-request-help = Auf diese E-Mail kann nicht geantwortet werden. Wenn Sie Hilfe zu Ihrer Bestellung brauchen, nutzen Sie bitte die Bestellseite oder das Nachrichtencenter von { $marketplace }.
review-request-once = Diese Bitte wird pro Bestellung nur einmal gesendet.
review-request-opt-out = Unaufgeforderte Nachrichten aller Verkäufer abbestellen

not-delivered = Ihre Nachricht wurde nicht zugestellt
not-delivered-about = Ihre Nachricht zur Bestellung { $order } wurde nicht zugestellt
point = { $what }: { $why }

refused-opening = Ihre Nachricht wurde nicht zugestellt, weil sie nicht den Regeln für Nachrichten entspricht. Kennung: { $reference }
refused-in-subject = Im Betreff, Bytes { $start }–{ $end }: „{ $excerpt }“
refused-in-body = Im Text, Bytes { $start }–{ $end }: „{ $excerpt }“
refused-fix = Was zu tun ist: { $fix }
refused-closing = Nach der Korrektur kann die Nachricht erneut gesendet werden.

opted-out-why = Ihre Nachricht an { $alias } wurde nicht zugestellt, weil dieser Käufer keine unaufgeforderten Nachrichten von Verkäufern wünscht.
opted-out-why-about = Ihre Nachricht an { $alias } zur Bestellung { $order } wurde nicht zugestellt, weil dieser Käufer keine unaufgeforderten Nachrichten von Verkäufern wünscht.
opted-out-no-violation = Dies ist kein Verstoß und hat keine Folgen für Ihr Konto.
opted-out-critical = Wichtig und trotzdem zugestellt: individuelle Gestaltung; Liefer- und Servicetermine; Probleme mit der Lieferadresse; Angaben, die für die Ausführung der Bestellung nötig sind; Zugangsschlüssel für digitale Waren; gesetzlich vorgeschriebene Unterlagen und Fahrzeugpapiere; per Vorlage auch Verzögerungen und nicht lieferbare Artikel.
opted-out-not-critical = Nicht wichtig und nicht zugestellt: Bitten um Bewertungen oder Feedback; Zwischenstände sowie Bestätigungen von Bestellung, Versand, Zustellung oder Erstattung; Anleitungen, Tipps und Hilfe bei Störungen; Hinweise auf ausverkaufte Artikel; Ersatzangebote.
opted-out-by-category = Wenn Ihre Nachricht wichtig ist, senden Sie sie aus Ihrem Konto mit dem Grund „Other“ und der Kategorie „Additional information required“. Missbrauch ist ein Verstoß.
opted-out-by-marker = Wenn Ihre Nachricht wichtig ist, schreiben Sie [Important] in den Betreff und senden Sie sie erneut. Missbrauch ist ein Verstoß.
opted-out-by-reason = Wenn Ihre Nachricht wichtig ist, senden Sie sie als Vorlage mit einem der wichtigen Gründe. Missbrauch ist ein Verstoß.
opted-out-answer = Antworten sind nicht betroffen: Hat Ihnen der Käufer geschrieben, antworten Sie auf diese E-Mail und lassen Sie den ursprünglichen Text unter Ihrer Antwort stehen.

sender-not-approved = Ihre Nachricht wurde nicht zugestellt, weil { $sender } nicht für Ihr Verkäuferkonto schreiben darf.
sender-not-approved-advice = Geben Sie die Adresse unter den Berechtigungen für Nachrichten frei und senden Sie die Nachricht erneut; dies geschieht nicht von selbst.

buyer-address-unknown = Ihre Nachricht wurde nicht zugestellt, weil sie nicht von der E-Mail-Adresse kam, die für Ihr Konto hinterlegt ist.
buyer-address-unknown-advice = Bitte schreiben Sie von Ihrer hinterlegten Adresse oder nutzen Sie das Nachrichtencenter in Ihrem Konto.

stripped-subject = Anhänge wurden aus Ihrer Nachricht entfernt
stripped-opening = Ihre Nachricht wurde ohne diese Anhänge gesendet:

warned-subject = Hinweise zu Ihrer Nachricht
warned-opening = Ihre Nachricht wurde gesendet, doch ein Teil davon entspricht nicht den Regeln und wurde gegebenenfalls entfernt. Referenz: { $reference }

undeliverable = Ihre Nachricht kann zurzeit nicht zugestellt werden. Bitte senden Sie sie später erneut.

messaging-disabled = Ihre Nachricht wurde nicht zugestellt, weil der Verkäufer { $seller } keine Fragen zu Produkten entgegennimmt.
messaging-disabled-advice = Bitte wenden Sie sich an den Kundendienst von { $marketplace }.

thread-closed = Ihre Nachricht wurde nicht zugestellt, weil diese Konversation geschlossen ist.
thread-closed-advice = Bitte beginnen Sie eine neue Konversation.

opt-out-title = Unaufgeforderte Nachrichten von Verkäufern
opt-out-explanation = Sie können unaufgeforderte Nachrichten aller Verkäufer abbestellen. Weiterhin erhalten Sie Nachrichten, die für die Ausführung einer Bestellung nötig sind, Antworten auf Ihre eigenen Nachrichten und E-Mails des Marktplatzes zu Ihren Bestellungen.
opt-out-button = Unaufgeforderte Nachrichten abbestellen
opt-out-done = Sie erhalten keine unaufgeforderten Nachrichten von Verkäufern mehr.
opt-out-already-done = Sie haben unaufgeforderte Nachrichten von Verkäufern bereits abbestellt.
opt-out-undo-button = Unaufgeforderte Nachrichten wieder zulassen
opt-out-undone = Sie erhalten wieder Nachrichten von Verkäufern.
