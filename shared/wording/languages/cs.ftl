subject-problem-with-order = Problém s Vaší objednávkou { $order }
subject-delay = Zpoždění Vaší objednávky { $order }
subject-additional-information = Údaje potřebné k Vaší objednávce { $order }
subject-shipping-address = Doručovací adresa Vaší objednávky { $order }
subject-schedule-delivery = Termín doručení Vaší objednávky { $order }
subject-verify-customization = Návrh na míru k Vaší objednávce { $order }
subject-schedule-service = Termín služby k Vaší objednávce { $order }
subject-send-invoice = Faktura k Vaší objednávce { $order }
subject-legal-disclosure = Právní dokumenty k Vaší objednávce { $order }
subject-warranty = Záruční dokumenty k Vaší objednávce { $order }
subject-digital-access-key = Přístupový klíč k Vaší objednávce { $order }
subject-motors = Doklady k vozidlu z Vaší objednávky { $order }
subject-return-followup = Vrácení zboží z Vaší objednávky { $order }
subject-request-review = Hodnocení Vaší objednávky { $order }
subject-other-required = Zpráva k Vaší objednávce { $order }

introduction = Prodejce { $seller } Vám píše ohledně Vaší objednávky { $order }.
files-invoice = V příloze je faktura k Vaší objednávce.
files-legal-disclosure = V příloze jsou dokumenty k Vaší objednávce, které vyžaduje zákon.
files-warranty = V příloze jsou záruční dokumenty k Vaší objednávce.
files-motors = V příloze jsou doklady k vozidlu, které jste si objednali.
adjusted-no-inventory = Částka Vaší objednávky byla upravena o { $amount } ve Váš prospěch. Důvod: zboží není skladem.
adjusted-could-not-ship = Částka Vaší objednávky byla upravena o { $amount } ve Váš prospěch. Důvod: zboží nebylo možné odeslat.
attachment-removed = [Příloha „{ $file }“ byla odstraněna tržištěm]
wrote-on = Dne { $date } uživatel { $name } napsal:

footer-from-seller = Odeslal prodejce { $seller } přes { $marketplace }.
footer-from-seller-about = Odeslal prodejce { $seller } přes { $marketplace } ohledně objednávky { $order }.
footer-from-buyer = Odeslal kupující { $buyer } přes { $marketplace }.
footer-from-buyer-about = Odeslal kupující { $buyer } přes { $marketplace } ohledně objednávky { $order }.
footer-answer = Odpovězte na tento e-mail nebo napište na adresu: { $address }
footer-copies = E-mailové adresy jsou skryté. Zprávy se filtrují a ty, které porušují pravidla, se nedoručují. Kopie se uchovávají dva roky pro řešení sporů.
footer-opt-out = Odmítnout nevyžádané zprávy od všech prodejců: { $link }

review-request-opening = Prodejce { $seller } na tržišti { $marketplace } Vás žádá o hodnocení Vaší objednávky { $order }.
review-request-both = Na jedné stránce tržiště { $marketplace } můžete napsat recenzi produktu a ohodnotit prodejce.
review-request-link = Ohodnotit tuto objednávku
review-request-opinions = Každý upřímný názor je vítán, ať je jakýkoli, a je jen na Vás, zda nějaký napíšete.
review-request-help = Na tento e-mail nelze odpovědět. Pokud potřebujete pomoc s objednávkou, použijte prosím stránku objednávky nebo centrum zpráv tržiště { $marketplace }.
review-request-once = Tato žádost se ke každé objednávce posílá pouze jednou.
review-request-opt-out = Odmítnout nevyžádané zprávy od všech prodejců

not-delivered = Vaše zpráva nebyla doručena
not-delivered-about = Vaše zpráva k objednávce { $order } nebyla doručena
point = { $what }: { $why }

refused-opening = Vaše zpráva nebyla doručena, protože neodpovídá pravidlům pro zprávy. Označení: { $reference }
refused-in-subject = V předmětu, bajty { $start }–{ $end }: „{ $excerpt }“
refused-in-body = V textu, bajty { $start }–{ $end }: „{ $excerpt }“
refused-fix = Co udělat: { $fix }
refused-closing = Po opravě lze zprávu odeslat znovu.

opted-out-why = Vaše zpráva pro { $alias } nebyla doručena, protože si tento kupující nepřeje dostávat nevyžádané zprávy od prodejců.
opted-out-why-about = Vaše zpráva pro { $alias } k objednávce { $order } nebyla doručena, protože si tento kupující nepřeje dostávat nevyžádané zprávy od prodejců.
opted-out-no-violation = Nejde o porušení pravidel a pro Váš účet z toho nic nevyplývá.
opted-out-critical = Důležité, a přesto doručované: návrhy na míru; termíny doručení a služeb; problémy s doručovací adresou; údaje nezbytné k vyřízení objednávky; přístupové klíče k digitálnímu zboží; dokumenty vyžadované zákonem a doklady k vozidlu; pomocí šablony také zpoždění a zboží, které nelze odeslat.
opted-out-not-critical = Nepovažované za důležité a nedoručované: žádosti o recenze nebo hodnocení; informace o stavu a potvrzení objednávek, odeslání, doručení nebo vrácení peněz; návody, tipy a řešení potíží; oznámení o vyprodaném zboží; nabídky náhrady.
opted-out-by-category = Pokud je Vaše zpráva důležitá, odešlete ji ze svého účtu s důvodem „Other“ a kategorií „Additional information required“. Zneužití je porušením pravidel.
opted-out-by-marker = Pokud je Vaše zpráva důležitá, napište do předmětu [Important] a odešlete ji znovu. Zneužití je porušením pravidel.
opted-out-by-reason = Pokud je Vaše zpráva důležitá, odešlete ji jako šablonu s jedním z důležitých důvodů. Zneužití je porušením pravidel.
opted-out-answer = Odpovědí se to netýká: pokud Vám kupující napsal, odpovězte na jeho e-mail a ponechte původní text pod svou odpovědí.

sender-not-approved = Vaše zpráva nebyla doručena, protože adresa { $sender } nemá oprávnění psát za Váš účet prodejce.
sender-not-approved-advice = Schvalte adresu v oprávněních pro zasílání zpráv a odešlete zprávu znovu; sama se neodešle.

buyer-address-unknown = Vaše zpráva nebyla doručena, protože nepřišla z e-mailové adresy, pod kterou je Váš účet registrován.
buyer-address-unknown-advice = Napište prosím ze své registrované adresy nebo použijte centrum zpráv ve svém účtu.

stripped-subject = Z Vaší zprávy byly odstraněny přílohy
stripped-opening = Vaše zpráva byla odeslána bez těchto příloh:

warned-subject = Poznámky k Vaší zprávě
warned-opening = Vaše zpráva byla odeslána, ale její část neodpovídá pravidlům a mohla být odstraněna. Číslo zprávy: { $reference }

undeliverable = Vaši zprávu nyní nelze doručit. Odešlete ji prosím později znovu.

messaging-disabled = Vaše zpráva nebyla doručena, protože prodejce { $seller } nepřijímá dotazy na produkty.
messaging-disabled-advice = Obraťte se prosím na zákaznickou podporu { $marketplace }.

thread-closed = Vaše zpráva nebyla doručena, protože tato konverzace je uzavřena.
thread-closed-advice = Zahajte prosím novou konverzaci.

opt-out-title = Nevyžádané zprávy od prodejců
opt-out-explanation = Můžete odmítnout nevyžádané zprávy od všech prodejců. Nadále budete dostávat zprávy nezbytné k vyřízení objednávky, odpovědi na své vlastní zprávy a e-maily tržiště k Vašim objednávkám.
opt-out-button = Odmítnout nevyžádané zprávy
opt-out-done = Nevyžádané zprávy od prodejců už nebudete dostávat.
opt-out-already-done = Nevyžádané zprávy od prodejců jste již odmítli.
opt-out-undo-button = Znovu povolit nevyžádané zprávy
opt-out-undone = Budete znovu dostávat zprávy od prodejců.
