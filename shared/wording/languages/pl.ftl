subject-problem-with-order = Problem z Państwa zamówieniem { $order }
subject-delay = Opóźnienie Państwa zamówienia { $order }
subject-additional-information = Informacje potrzebne do Państwa zamówienia { $order }
subject-shipping-address = Adres dostawy Państwa zamówienia { $order }
subject-schedule-delivery = Termin dostawy Państwa zamówienia { $order }
subject-verify-customization = Indywidualny projekt Państwa zamówienia { $order }
subject-schedule-service = Termin usługi do Państwa zamówienia { $order }
subject-send-invoice = Faktura do Państwa zamówienia { $order }
subject-legal-disclosure = Dokumenty prawne do Państwa zamówienia { $order }
subject-warranty = Dokumenty gwarancyjne do Państwa zamówienia { $order }
subject-digital-access-key = Klucz dostępu do Państwa zamówienia { $order }
subject-motors = Dokumenty pojazdu do Państwa zamówienia { $order }
subject-return-followup = Zwrot dotyczący Państwa zamówienia { $order }
subject-request-review = Opinia o Państwa zamówieniu { $order }
subject-other-required = Wiadomość w sprawie Państwa zamówienia { $order }

introduction = Sprzedawca { $seller } pisze do Państwa w sprawie zamówienia { $order }.
files-invoice = W załączeniu faktura do Państwa zamówienia.
files-legal-disclosure = W załączeniu dokumenty do Państwa zamówienia wymagane przez prawo.
files-warranty = W załączeniu dokumenty gwarancyjne do Państwa zamówienia.
files-motors = W załączeniu dokumenty zamówionego przez Państwa pojazdu.
adjusted-no-inventory = Kwota Państwa zamówienia została skorygowana o { $amount } na Państwa korzyść. Powód: brak towaru w magazynie.
adjusted-could-not-ship = Kwota Państwa zamówienia została skorygowana o { $amount } na Państwa korzyść. Powód: towaru nie można było wysłać.
attachment-removed = [Załącznik „{ $file }” został usunięty przez platformę handlową]
wrote-on = W dniu { $date } użytkownik { $name } napisał:

footer-from-seller = Wiadomość od sprzedawcy { $seller } wysłana przez { $marketplace }.
footer-from-seller-about = Wiadomość od sprzedawcy { $seller } w sprawie zamówienia { $order }, wysłana przez { $marketplace }.
footer-from-buyer = Wiadomość od kupującego { $buyer } wysłana przez { $marketplace }.
footer-from-buyer-about = Wiadomość od kupującego { $buyer } w sprawie zamówienia { $order }, wysłana przez { $marketplace }.
footer-answer = Prosimy odpisać na tę wiadomość lub napisać na adres: { $address }
footer-copies = Adresy e-mail są ukrywane. Wiadomości są filtrowane, a te, które naruszają zasady, nie są dostarczane. Kopie przechowujemy przez dwa lata w celu rozstrzygania sporów.
footer-opt-out = Rezygnacja z niezamówionych wiadomości od wszystkich sprzedawców: { $link }

review-request-opening = Sprzedawca { $seller } na platformie { $marketplace } prosi Państwa o opinię o zamówieniu { $order }.
review-request-both = Na jednej stronie platformy { $marketplace } mogą Państwo ocenić produkt i wystawić opinię o sprzedawcy.
review-request-link = Oceń to zamówienie
review-request-opinions = Każda szczera opinia jest mile widziana, bez względu na jej treść; to, czy ją Państwo wystawią, zależy wyłącznie od Państwa.
review-request-help = Na tę wiadomość nie można odpowiedzieć. Jeśli potrzebują Państwo pomocy w sprawie zamówienia, prosimy skorzystać ze strony zamówienia lub z centrum wiadomości platformy { $marketplace }.
review-request-once = Tę prośbę wysyłamy tylko raz do każdego zamówienia.
review-request-opt-out = Zrezygnuj z niezamówionych wiadomości od wszystkich sprzedawców

not-delivered = Państwa wiadomość nie została dostarczona
not-delivered-about = Państwa wiadomość w sprawie zamówienia { $order } nie została dostarczona
point = { $what }: { $why }

refused-opening = Państwa wiadomość nie została dostarczona, ponieważ nie jest zgodna z zasadami dotyczącymi wiadomości. Identyfikator: { $reference }
refused-in-subject = W temacie, bajty { $start }–{ $end }: „{ $excerpt }”
refused-in-body = W treści, bajty { $start }–{ $end }: „{ $excerpt }”
refused-fix = Co zrobić: { $fix }
refused-closing = Po poprawieniu wiadomość można wysłać ponownie.

opted-out-why = Państwa wiadomość do { $alias } nie została dostarczona, ponieważ ten kupujący nie życzy sobie niezamówionych wiadomości od sprzedawców.
opted-out-why-about = Państwa wiadomość do { $alias } w sprawie zamówienia { $order } nie została dostarczona, ponieważ ten kupujący nie życzy sobie niezamówionych wiadomości od sprzedawców.
opted-out-no-violation = Nie jest to naruszenie i nie ma żadnych konsekwencji dla Państwa konta.
opted-out-critical = Ważne i mimo to dostarczane: indywidualne projekty; terminy dostaw i usług; problemy z adresem dostawy; informacje niezbędne do realizacji zamówienia; klucze dostępu do produktów cyfrowych; dokumenty wymagane przez prawo i dokumenty pojazdu; przy użyciu szablonu także opóźnienia oraz towary, których nie można wysłać.
opted-out-not-critical = Nieuznawane za ważne i niedostarczane: prośby o opinie lub oceny; informacje o stanie zamówienia oraz potwierdzenia zamówień, wysyłek, dostaw i zwrotów pieniędzy; instrukcje, porady i pomoc techniczna; informacje o braku towaru; propozycje zamienników.
opted-out-by-category = Jeśli wiadomość jest ważna, prosimy wysłać ją ze swojego konta z powodem „Other” i kategorią „Additional information required”. Nadużycie jest naruszeniem.
opted-out-by-marker = Jeśli wiadomość jest ważna, prosimy wpisać [Important] w temacie i wysłać ją ponownie. Nadużycie jest naruszeniem.
opted-out-by-reason = Jeśli wiadomość jest ważna, prosimy wysłać ją jako szablon z jednym z ważnych powodów. Nadużycie jest naruszeniem.
opted-out-answer = Nie dotyczy to odpowiedzi: jeśli kupujący do Państwa napisał, prosimy odpowiedzieć na tę wiadomość i pozostawić oryginalny tekst pod odpowiedzią.

sender-not-approved = Państwa wiadomość nie została dostarczona, ponieważ z adresu { $sender } nie wolno pisać w imieniu Państwa konta sprzedawcy.
sender-not-approved-advice = Prosimy zatwierdzić adres w uprawnieniach do wysyłania wiadomości, a następnie wysłać wiadomość ponownie; nie zostanie ona wysłana automatycznie.

buyer-address-unknown = Państwa wiadomość nie została dostarczona, ponieważ nie pochodzi z adresu e-mail zarejestrowanego dla Państwa konta.
buyer-address-unknown-advice = Prosimy napisać z zarejestrowanego adresu lub skorzystać z centrum wiadomości na swoim koncie.

stripped-subject = Z Państwa wiadomości usunięto załączniki
stripped-opening = Państwa wiadomość została wysłana bez tych załączników:

warned-subject = Uwagi do Państwa wiadomości
warned-opening = Państwa wiadomość została wysłana, ale jej część jest niezgodna z zasadami i mogła zostać usunięta. Numer referencyjny: { $reference }

undeliverable = Państwa wiadomości nie można obecnie dostarczyć. Prosimy wysłać ją ponownie później.

messaging-disabled = Państwa wiadomość nie została dostarczona, ponieważ sprzedawca { $seller } nie przyjmuje pytań o produkty.
messaging-disabled-advice = Prosimy o kontakt z obsługą klienta { $marketplace }.

thread-closed = Państwa wiadomość nie została dostarczona, ponieważ ta rozmowa jest zamknięta.
thread-closed-advice = Prosimy rozpocząć nową rozmowę.

opt-out-title = Niezamówione wiadomości od sprzedawców
opt-out-explanation = Mogą Państwo zrezygnować z niezamówionych wiadomości od wszystkich sprzedawców. Nadal będą Państwo otrzymywać wiadomości niezbędne do realizacji zamówienia, odpowiedzi na własne wiadomości oraz wiadomości platformy handlowej dotyczące Państwa zamówień.
opt-out-button = Zrezygnuj z niezamówionych wiadomości
opt-out-done = Nie będą już Państwo otrzymywać niezamówionych wiadomości od sprzedawców.
opt-out-already-done = Niezamówione wiadomości od sprzedawców są już wyłączone.
opt-out-undo-button = Zezwól ponownie na niezamówione wiadomości
opt-out-undone = Będą Państwo ponownie otrzymywać wiadomości od sprzedawców.
