subject-problem-with-order = { $order } numaralı siparişinizle ilgili sorun
subject-delay = { $order } numaralı siparişinizde gecikme
subject-additional-information = { $order } numaralı siparişiniz için gerekli bilgiler
subject-shipping-address = { $order } numaralı siparişinizin teslimat adresi
subject-schedule-delivery = { $order } numaralı siparişiniz için teslimat randevusu
subject-verify-customization = { $order } numaralı siparişinizin özel tasarımı
subject-schedule-service = { $order } numaralı siparişiniz için hizmet randevusu
subject-send-invoice = { $order } numaralı siparişinizin faturası
subject-legal-disclosure = { $order } numaralı siparişinize ait yasal belgeler
subject-warranty = { $order } numaralı siparişinize ait garanti belgeleri
subject-digital-access-key = { $order } numaralı siparişiniz için erişim anahtarı
subject-motors = { $order } numaralı siparişinize ait araç belgeleri
subject-return-followup = { $order } numaralı siparişinizin iadesi
subject-request-review = { $order } numaralı siparişinizin değerlendirmesi
subject-other-required = { $order } numaralı siparişiniz hakkında mesaj

introduction = { $seller } adlı satıcı, { $order } numaralı siparişiniz hakkında size yazıyor.
files-invoice = Siparişinizin faturası ektedir.
files-legal-disclosure = Siparişiniz için yasaların gerektirdiği belgeler ektedir.
files-warranty = Siparişinize ait garanti belgeleri ektedir.
files-motors = Sipariş ettiğiniz araca ait belgeler ektedir.
adjusted-no-inventory = Siparişinizin tutarı lehinize { $amount } düzeltilmiştir. Neden: Ürünler stokta yok.
adjusted-could-not-ship = Siparişinizin tutarı lehinize { $amount } düzeltilmiştir. Neden: Ürünler gönderilemedi.
attachment-removed = [“{ $file }” adlı ek, pazar yeri tarafından kaldırıldı]
wrote-on = { $name }, { $date } tarihinde şunu yazdı:

footer-from-seller = { $seller } adlı satıcı tarafından { $marketplace } üzerinden gönderilmiştir.
footer-from-seller-about = { $order } numaralı sipariş hakkında { $seller } adlı satıcı tarafından { $marketplace } üzerinden gönderilmiştir.
footer-from-buyer = { $buyer } adlı alıcı tarafından { $marketplace } üzerinden gönderilmiştir.
footer-from-buyer-about = { $order } numaralı sipariş hakkında { $buyer } adlı alıcı tarafından { $marketplace } üzerinden gönderilmiştir.
footer-answer = Bu e-postayı yanıtlayın veya şu adrese yazın: { $address }
footer-copies = E-posta adresleri gizlenir. Mesajlar filtrelenir; kurallara aykırı olanlar teslim edilmez. Kopyalar, anlaşmazlıkların çözümü için iki yıl saklanır.
footer-opt-out = Tüm satıcıların talep edilmemiş mesajlarını durdurmak için: { $link }

review-request-opening = { $marketplace } üzerindeki { $seller } adlı satıcı, { $order } numaralı siparişinizi değerlendirmenizi rica ediyor.
review-request-both = { $marketplace } üzerinde tek bir sayfada hem ürünü değerlendirebilir hem de satıcı hakkında geri bildirimde bulunabilirsiniz.
review-request-link = Bu siparişi değerlendir
review-request-opinions = Ne yönde olursa olsun her dürüst görüşe açığız; görüş bildirip bildirmemek size kalmıştır.
review-request-help = Bu e-posta yanıtlanamaz. Siparişinizle ilgili yardıma ihtiyacınız varsa lütfen { $marketplace } üzerindeki sipariş sayfasını veya mesaj merkezini kullanın.
review-request-once = Bu istek her sipariş için yalnızca bir kez gönderilir.
review-request-opt-out = Tüm satıcıların talep edilmemiş mesajlarını durdur

not-delivered = Mesajınız teslim edilmedi
not-delivered-about = { $order } numaralı sipariş hakkındaki mesajınız teslim edilmedi
point = { $what }: { $why }

refused-opening = Mesajınız, mesaj kurallarına uymadığı için teslim edilmedi. Referans: { $reference }
refused-in-subject = Konuda, bayt { $start }–{ $end }: “{ $excerpt }”
refused-in-body = Metinde, bayt { $start }–{ $end }: “{ $excerpt }”
refused-fix = Yapılması gereken: { $fix }
refused-closing = Mesaj düzeltildikten sonra yeniden gönderilebilir.

opted-out-why = { $alias } adresine gönderdiğiniz mesaj teslim edilmedi, çünkü bu alıcı satıcılardan talep etmediği mesajları almak istemiyor.
opted-out-why-about = { $order } numaralı sipariş hakkında { $alias } adresine gönderdiğiniz mesaj teslim edilmedi, çünkü bu alıcı satıcılardan talep etmediği mesajları almak istemiyor.
opted-out-no-violation = Bu bir ihlal değildir ve hesabınız için hiçbir sonucu yoktur.
opted-out-critical = Önemli sayılan ve yine de teslim edilenler: özel tasarımlar; teslimat ve hizmet randevuları; teslimat adresiyle ilgili sorunlar; siparişin tamamlanması için gerekli bilgiler; dijital ürünlerin erişim anahtarları; yasaların gerektirdiği belgeler ve araç belgeleri; şablonla gönderildiğinde gecikmeler ve gönderilemeyen ürünler.
opted-out-not-critical = Önemli sayılmayan ve teslim edilmeyenler: değerlendirme veya geri bildirim istekleri; sipariş güncellemeleri ile sipariş, gönderim, teslimat veya para iadesi onayları; kılavuzlar, ipuçları ve sorun giderme; stokta olmayan ürün bildirimleri; alternatif önerileri.
opted-out-by-category = Mesajınız önemliyse, hesabınızdan “Other” nedeni ve “Additional information required” kategorisiyle gönderin. Kötüye kullanım ihlal sayılır.
opted-out-by-marker = Mesajınız önemliyse, konuya [Important] yazın ve yeniden gönderin. Kötüye kullanım ihlal sayılır.
opted-out-by-reason = Mesajınız önemliyse, önemli nedenlerden biriyle şablon olarak gönderin. Kötüye kullanım ihlal sayılır.
opted-out-answer = Yanıtlar bundan etkilenmez: alıcı size yazdıysa, o e-postayı yanıtlayın ve özgün metni yanıtınızın altında bırakın.

sender-not-approved = Mesajınız teslim edilmedi, çünkü { $sender } adresinin satıcı hesabınız adına yazma izni yok.
sender-not-approved-advice = Adresi mesajlaşma izinlerinden onaylayın ve mesajı yeniden gönderin; mesaj kendiliğinden gönderilmez.

buyer-address-unknown = Mesajınız teslim edilmedi, çünkü hesabınızda kayıtlı e-posta adresinden gelmedi.
buyer-address-unknown-advice = Lütfen kayıtlı adresinizden yazın veya hesabınızdaki mesaj merkezini kullanın.

stripped-subject = Mesajınızdaki bazı ekler kaldırıldı
stripped-opening = Mesajınız şu ekler olmadan gönderildi:

warned-subject = Mesajınıza ilişkin notlar
warned-opening = Mesajınız gönderildi, ancak bir bölümü kurallara uymuyor ve kaldırılmış olabilir. Referans: { $reference }

undeliverable = Mesajınız şu anda teslim edilemiyor. Lütfen daha sonra yeniden gönderin.

messaging-disabled = Mesajınız teslim edilmedi, çünkü { $seller } adlı satıcı ürünlerle ilgili soru kabul etmiyor.
messaging-disabled-advice = Lütfen { $marketplace } müşteri hizmetlerine başvurun.

thread-closed = Mesajınız teslim edilmedi, çünkü bu yazışma kapatıldı.
thread-closed-advice = Lütfen yeni bir yazışma başlatın.

opt-out-title = Satıcılardan gelen talep edilmemiş mesajlar
opt-out-explanation = Tüm satıcıların talep edilmemiş mesajlarını durdurabilirsiniz. Bir siparişin tamamlanması için gerekli mesajları, kendi mesajlarınıza verilen yanıtları ve pazar yerinin siparişlerinizle ilgili e-postalarını almaya devam edersiniz.
opt-out-button = Talep edilmemiş mesajları durdur
opt-out-done = Artık satıcılardan talep edilmemiş mesaj almayacaksınız.
opt-out-already-done = Satıcılardan gelen talep edilmemiş mesajları zaten durdurdunuz.
opt-out-undo-button = Talep edilmemiş mesajlara yeniden izin ver
opt-out-undone = Satıcılardan yeniden mesaj alacaksınız.
