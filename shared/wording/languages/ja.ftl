subject-problem-with-order = ご注文 { $order } に関する問題について
subject-delay = ご注文 { $order } の遅延について
subject-additional-information = ご注文 { $order } に必要な情報について
subject-shipping-address = ご注文 { $order } のお届け先住所について
subject-schedule-delivery = ご注文 { $order } の配送日時について
subject-verify-customization = ご注文 { $order } のカスタマイズ内容の確認
subject-schedule-service = ご注文 { $order } のサービス日時について
subject-send-invoice = ご注文 { $order } の請求書
subject-legal-disclosure = ご注文 { $order } に関する法定書類
subject-warranty = ご注文 { $order } の保証書類
subject-digital-access-key = ご注文 { $order } のアクセスキー
subject-motors = ご注文 { $order } の車両関係書類
subject-return-followup = ご注文 { $order } の返品について
subject-request-review = ご注文 { $order } のレビューについて
subject-other-required = ご注文 { $order } についてのご連絡

introduction = 出品者 { $seller } より、ご注文 { $order } についてご連絡いたします。
files-invoice = ご注文の請求書を添付いたします。
files-legal-disclosure = ご注文に関する法律で定められた書類を添付いたします。
files-warranty = ご注文の保証書類を添付いたします。
files-motors = ご注文の車両に関する書類を添付いたします。
adjusted-no-inventory = ご注文の金額を { $amount } 減額調整いたしました。理由：商品の在庫がないため。
adjusted-could-not-ship = ご注文の金額を { $amount } 減額調整いたしました。理由：商品を発送できなかったため。
attachment-removed = [添付ファイル「{ $file }」はマーケットプレイスにより削除されました]
wrote-on = { $date }、{ $name } さんのメッセージ：

footer-from-seller = このメッセージは、出品者 { $seller } が { $marketplace } を通じて送信したものです。
footer-from-seller-about = このメッセージは、出品者 { $seller } が注文 { $order } について { $marketplace } を通じて送信したものです。
footer-from-buyer = このメッセージは、購入者 { $buyer } が { $marketplace } を通じて送信したものです。
footer-from-buyer-about = このメッセージは、購入者 { $buyer } が注文 { $order } について { $marketplace } を通じて送信したものです。
footer-answer = このメールに返信するか、次のアドレス宛てにお送りください： { $address }
footer-copies = メールアドレスは双方に表示されません。メッセージは審査され、規則に反するものは配信されません。紛争解決のため、控えを2年間保管します。
footer-opt-out = すべての出品者からの一方的なメッセージを停止する： { $link }

review-request-opening = { $marketplace } の出品者 { $seller } から、ご注文 { $order } についてレビューの依頼が届いています。
review-request-both = { $marketplace } の1つのページで、商品のレビューと出品者への評価の両方をお書きいただけます。
review-request-link = この注文をレビューする
review-request-opinions = 内容にかかわらず、率直なご意見を歓迎いたします。ご意見をお寄せになるかどうかはご自由です。
review-request-help = このメールにはご返信いただけません。ご注文についてお困りの場合は、{ $marketplace } の注文ページまたはメッセージセンターをご利用ください。
review-request-once = この依頼は、1つのご注文につき1回のみ送信されます。
review-request-opt-out = すべての出品者からの一方的なメッセージを停止する

not-delivered = メッセージは配信されませんでした
not-delivered-about = 注文 { $order } に関するメッセージは配信されませんでした
point = { $what }：{ $why }

refused-opening = お送りいただいたメッセージは、メッセージに関する規則に適合しないため、配信されませんでした。参照番号：{ $reference }
refused-in-subject = 件名、バイト { $start }–{ $end }：「{ $excerpt }」
refused-in-body = 本文、バイト { $start }–{ $end }：「{ $excerpt }」
refused-fix = 対処方法：{ $fix }
refused-closing = 修正後、メッセージを再度送信できます。

opted-out-why = { $alias } 宛てのメッセージは、購入者が出品者からの一方的なメッセージの受信を希望していないため、配信されませんでした。
opted-out-why-about = 注文 { $order } に関する { $alias } 宛てのメッセージは、購入者が出品者からの一方的なメッセージの受信を希望していないため、配信されませんでした。
opted-out-no-violation = これは違反ではなく、お客様のアカウントへの影響はありません。
opted-out-critical = 重要とみなされ、配信されるもの：カスタマイズ内容の確認、配送やサービスの日時の調整、お届け先住所の問題、注文の完了に必要な情報、デジタル商品のアクセスキー、法律で定められた書類、車両関係書類。テンプレートによる場合は、遅延および発送できない商品の連絡も含まれます。
opted-out-not-critical = 重要とみなされず、配信されないもの：レビューや評価の依頼、注文状況の連絡、注文・発送・配達・返金の確認、説明書、使い方の案内、トラブルへの対処方法、在庫切れの連絡、代替品の提案。
opted-out-by-category = 重要なメッセージの場合は、アカウントから理由「Other」、カテゴリ「Additional information required」を選んで送信してください。不正な使用は違反となります。
opted-out-by-marker = 重要なメッセージの場合は、件名に [Important] と記入して再度送信してください。不正な使用は違反となります。
opted-out-by-reason = 重要なメッセージの場合は、重要な理由のいずれかを選び、テンプレートで送信してください。不正な使用は違反となります。
opted-out-answer = 返信には影響しません。購入者からメールを受け取っている場合は、そのメールに返信し、元の文面を返信の下に残してください。

sender-not-approved = { $sender } には出品者アカウントの名義で送信する権限がないため、メッセージは配信されませんでした。
sender-not-approved-advice = メッセージの権限の設定でアドレスを承認してから、メッセージを再度送信してください。自動では送信されません。

buyer-address-unknown = アカウントに登録されたメールアドレスから送信されていないため、メッセージは配信されませんでした。
buyer-address-unknown-advice = 登録済みのアドレスから送信するか、アカウントのメッセージセンターをご利用ください。

stripped-subject = メッセージから添付ファイルが削除されました
stripped-opening = メッセージは次の添付ファイルを除いて送信されました：

warned-subject = メッセージに関する注意
warned-opening = メッセージは送信されましたが、一部が規則に適合しないため、削除された可能性があります。参照番号：{ $reference }

undeliverable = 現在、メッセージを配信できません。後ほど再度送信してください。

messaging-disabled = 出品者 { $seller } は商品に関する質問を受け付けていないため、メッセージは配信されませんでした。
messaging-disabled-advice = { $marketplace } のカスタマーサービスまでお問い合わせください。

thread-closed = このスレッドは終了しているため、メッセージは配信されませんでした。
thread-closed-advice = 新しい連絡を開始してください。

opt-out-title = 出品者からの一方的なメッセージ
opt-out-explanation = すべての出品者からの一方的なメッセージを停止できます。注文の完了に必要なメッセージ、ご自身のメッセージへの返信、ご注文に関するマーケットプレイスからのメールは、引き続き届きます。
opt-out-button = 一方的なメッセージを停止する
opt-out-done = 今後、出品者からの一方的なメッセージは届きません。
opt-out-already-done = 出品者からの一方的なメッセージはすでに停止されています。
opt-out-undo-button = 一方的なメッセージの受信を再開する
opt-out-undone = 出品者からのメッセージが再び届くようになります。
