subject-problem-with-order = 您的訂單 { $order } 發生問題
subject-delay = 您的訂單 { $order } 延遲出貨
subject-additional-information = 您的訂單 { $order } 需要補充資訊
subject-shipping-address = 您的訂單 { $order } 的收件地址
subject-schedule-delivery = 您的訂單 { $order } 的配送預約
subject-verify-customization = 您的訂單 { $order } 的客製化內容確認
subject-schedule-service = 您的訂單 { $order } 的服務預約
subject-send-invoice = 您的訂單 { $order } 的發票
subject-legal-disclosure = 您的訂單 { $order } 的法定文件
subject-warranty = 您的訂單 { $order } 的保固文件
subject-digital-access-key = 您的訂單 { $order } 的存取金鑰
subject-motors = 您的訂單 { $order } 的車輛文件
subject-return-followup = 您的訂單 { $order } 的退貨事宜
subject-request-review = 您的訂單 { $order } 的評論
subject-other-required = 關於您的訂單 { $order } 的訊息

introduction = 賣家 { $seller } 就您的訂單 { $order } 與您聯絡。
files-invoice = 隨信附上您訂單的發票。
files-legal-disclosure = 隨信附上法律規定須就您的訂單提供的文件。
files-warranty = 隨信附上您訂單的保固文件。
files-motors = 隨信附上您所訂購車輛的文件。
adjusted-no-inventory = 您的訂單金額已調降 { $amount }。原因：商品缺貨。
adjusted-could-not-ship = 您的訂單金額已調降 { $amount }。原因：商品無法出貨。
attachment-removed = [附件「{ $file }」已由交易平台移除]
wrote-on = { $name } 於 { $date } 寫道：

footer-from-seller = 本訊息由賣家 { $seller } 透過 { $marketplace } 傳送。
footer-from-seller-about = 本訊息由賣家 { $seller } 就訂單 { $order } 透過 { $marketplace } 傳送。
footer-from-buyer = 本訊息由買家 { $buyer } 透過 { $marketplace } 傳送。
footer-from-buyer-about = 本訊息由買家 { $buyer } 就訂單 { $order } 透過 { $marketplace } 傳送。
footer-answer = 請直接回覆此電子郵件，或寄信至： { $address }
footer-copies = 電子郵件地址已隱藏。訊息會經過篩選，違反規則的訊息不會送達。為處理爭議，副本將保存兩年。
footer-opt-out = 停止接收所有賣家主動傳送的訊息： { $link }

review-request-opening = { $marketplace } 上的賣家 { $seller } 邀請您評論訂單 { $order }。
review-request-both = 您可以在 { $marketplace } 的同一個頁面上評論商品，並對賣家提供意見回饋。
review-request-link = 評論此訂單
review-request-opinions = 無論內容為何，我們都歡迎真實的意見；是否評論完全由您決定。
review-request-help = 此電子郵件無法回覆。如需訂單方面的協助，請使用 { $marketplace } 的訂單頁面或訊息中心。
review-request-once = 每筆訂單只會傳送一次此請求。
review-request-opt-out = 停止接收所有賣家主動傳送的訊息

not-delivered = 您的訊息未送達
not-delivered-about = 您關於訂單 { $order } 的訊息未送達
point = { $what }：{ $why }

refused-opening = 您的訊息不符合訊息規則，因此未送達。參考編號：{ $reference }
refused-in-subject = 主旨，位元組 { $start }–{ $end }：「{ $excerpt }」
refused-in-body = 內文，位元組 { $start }–{ $end }：「{ $excerpt }」
refused-fix = 處理方式：{ $fix }
refused-closing = 更正後即可重新傳送該訊息。

opted-out-why = 您傳送給 { $alias } 的訊息未送達，因為這位買家不希望收到賣家主動傳送的訊息。
opted-out-why-about = 您就訂單 { $order } 傳送給 { $alias } 的訊息未送達，因為這位買家不希望收到賣家主動傳送的訊息。
opted-out-no-violation = 這不屬於違規，對您的帳戶沒有任何影響。
opted-out-critical = 屬於重要訊息、仍會送達者：客製化內容確認；配送與服務預約；收件地址問題；完成訂單所需的資訊；數位商品的存取金鑰；法律要求的文件與車輛文件；以範本傳送的延遲通知與無法出貨通知。
opted-out-not-critical = 不屬於重要訊息、不會送達者：評論或意見回饋的請求；訂單進度以及訂單、出貨、送達或退款的確認；說明書、使用提示與疑難排解；缺貨通知；替代商品的建議。
opted-out-by-category = 如果您的訊息屬於重要訊息，請從您的帳戶傳送，原因選擇「Other」，類別選擇「Additional information required」。濫用屬於違規。
opted-out-by-marker = 如果您的訊息屬於重要訊息，請在主旨中寫上 [Important] 後重新傳送。濫用屬於違規。
opted-out-by-reason = 如果您的訊息屬於重要訊息，請選擇一項重要原因並以範本傳送。濫用屬於違規。
opted-out-answer = 回覆不受影響：如果買家曾寫信給您，請回覆該封電子郵件，並在回覆下方保留原文。

sender-not-approved = 您的訊息未送達，因為 { $sender } 無權代表您的賣家帳戶傳送訊息。
sender-not-approved-advice = 請在訊息權限中核准該地址，然後重新傳送訊息；系統不會自動傳送。

buyer-address-unknown = 您的訊息未送達，因為它並非從您帳戶登記的電子郵件地址寄出。
buyer-address-unknown-advice = 請使用您登記的地址傳送，或使用您帳戶中的訊息中心。

stripped-subject = 您的訊息中有附件遭移除
stripped-opening = 您的訊息已傳送，但不含下列附件：

warned-subject = 關於您的訊息的說明
warned-opening = 您的訊息已傳送，但其中部分內容不符合規則，可能已遭移除。編號：{ $reference }

undeliverable = 您的訊息目前無法送達。請稍後重新傳送。

messaging-disabled = 您的訊息未送達，因為賣家 { $seller } 不接受商品詢問。
messaging-disabled-advice = 請聯絡 { $marketplace } 客服。

thread-closed = 您的訊息未送達，因為此對話已關閉。
thread-closed-advice = 請開始新的對話。

opt-out-title = 賣家主動傳送的訊息
opt-out-explanation = 您可以停止接收所有賣家主動傳送的訊息。您仍會收到完成訂單所需的訊息、對您所傳訊息的回覆，以及交易平台關於您訂單的電子郵件。
opt-out-button = 停止接收主動傳送的訊息
opt-out-done = 您將不再收到賣家主動傳送的訊息。
opt-out-already-done = 您已停止接收賣家主動傳送的訊息。
opt-out-undo-button = 重新接收主動傳送的訊息
opt-out-undone = 您將重新收到賣家的訊息。
