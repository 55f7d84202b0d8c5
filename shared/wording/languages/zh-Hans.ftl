subject-problem-with-order = 您的订单 { $order } 出现问题
subject-delay = 您的订单 { $order } 延迟发货
subject-additional-information = 您的订单 { $order } 需要补充信息
subject-shipping-address = 您的订单 { $order } 的收货地址
subject-schedule-delivery = 您的订单 { $order } 的送货预约
subject-verify-customization = 您的订单 { $order } 的定制内容确认
subject-schedule-service = 您的订单 { $order } 的服务预约
subject-send-invoice = 您的订单 { $order } 的发票
subject-legal-disclosure = 您的订单 { $order } 的法定文件
subject-warranty = 您的订单 { $order } 的保修文件
subject-digital-access-key = 您的订单 { $order } 的访问密钥
subject-motors = 您的订单 { $order } 的车辆文件
subject-return-followup = 您的订单 { $order } 的退货
subject-request-review = 您的订单 { $order } 的评价
subject-other-required = 关于您的订单 { $order } 的消息

introduction = 卖家 { $seller } 就您的订单 { $order } 与您联系。
files-invoice = 随信附上您订单的发票。
files-legal-disclosure = 随信附上法律规定须就您的订单提供的文件。
files-warranty = 随信附上您订单的保修文件。
files-motors = 随信附上您所订购车辆的文件。
adjusted-no-inventory = 您的订单金额已调减 { $amount }。原因：商品缺货。
adjusted-could-not-ship = 您的订单金额已调减 { $amount }。原因：商品无法发货。
attachment-removed = [附件“{ $file }”已被交易平台移除]
wrote-on = { $name } 于 { $date } 写道：

footer-from-seller = 本消息由卖家 { $seller } 通过 { $marketplace } 发送。
footer-from-seller-about = 本消息由卖家 { $seller } 就订单 { $order } 通过 { $marketplace } 发送。
footer-from-buyer = 本消息由买家 { $buyer } 通过 { $marketplace } 发送。
footer-from-buyer-about = 本消息由买家 { $buyer } 就订单 { $order } 通过 { $marketplace } 发送。
footer-answer = 请直接回复此邮件，或发送邮件至： { $address }
footer-copies = 电子邮件地址已隐藏。消息会经过过滤，违反规则的消息不会送达。为解决纠纷，副本将保存两年。
footer-opt-out = 停止接收所有卖家主动发送的消息： { $link }

review-request-opening = { $marketplace } 上的卖家 { $seller } 邀请您评价订单 { $order }。
review-request-both = 您可以在 { $marketplace } 的同一个页面上评价商品，并对卖家作出反馈。
review-request-link = 评价此订单
review-request-opinions = 无论内容如何，我们都欢迎真实的意见；是否评价完全由您决定。
review-request-help = 此邮件无法回复。如需订单方面的帮助，请使用 { $marketplace } 的订单页面或消息中心。
review-request-once = 每个订单只会发送一次此请求。
review-request-opt-out = 停止接收所有卖家主动发送的消息

not-delivered = 您的消息未送达
not-delivered-about = 您关于订单 { $order } 的消息未送达
point = { $what }：{ $why }

refused-opening = 您的消息不符合消息规则，因此未送达。参考编号：{ $reference }
refused-in-subject = 主题，字节 { $start }–{ $end }：“{ $excerpt }”
refused-in-body = 正文，字节 { $start }–{ $end }：“{ $excerpt }”
refused-fix = 处理办法：{ $fix }
refused-closing = 更正后可以重新发送该消息。

opted-out-why = 您发给 { $alias } 的消息未送达，因为该买家不希望接收卖家主动发送的消息。
opted-out-why-about = 您就订单 { $order } 发给 { $alias } 的消息未送达，因为该买家不希望接收卖家主动发送的消息。
opted-out-no-violation = 这不属于违规，对您的账户没有任何影响。
opted-out-critical = 属于重要消息、仍会送达的有：定制内容确认；送货和服务预约；收货地址问题；完成订单所需的信息；数字商品的访问密钥；法律要求的文件和车辆文件；通过模板发送的延迟通知和无法发货通知。
opted-out-not-critical = 不属于重要消息、不会送达的有：评价或反馈请求；订单进度以及订单、发货、送达或退款的确认；说明书、使用提示和故障排除；缺货通知；替代商品建议。
opted-out-by-category = 如果您的消息属于重要消息，请从您的账户发送，原因选择“Other”，类别选择“Additional information required”。滥用属于违规。
opted-out-by-marker = 如果您的消息属于重要消息，请在主题中写上 [Important] 后重新发送。滥用属于违规。
opted-out-by-reason = 如果您的消息属于重要消息，请选择一项重要原因并通过模板发送。滥用属于违规。
opted-out-answer = 回复不受影响：如果买家曾给您写信，请回复该邮件，并在回复下方保留原文。

sender-not-approved = 您的消息未送达，因为 { $sender } 无权代表您的卖家账户发送消息。
sender-not-approved-advice = 请在消息权限中批准该地址，然后重新发送消息；系统不会自动发送。

buyer-address-unknown = 您的消息未送达，因为它不是从您账户登记的电子邮件地址发出的。
buyer-address-unknown-advice = 请使用您登记的地址发送，或使用您账户中的消息中心。

stripped-subject = 您的消息中有附件被移除
stripped-opening = 您的消息已发送，但不含以下附件：

warned-subject = 关于您的消息的说明
warned-opening = 您的消息已发送，但其中部分内容不符合规则，可能已被移除。编号：{ $reference }

undeliverable = 您的消息目前无法送达。请稍后重新发送。

messaging-disabled = 您的消息未送达，因为卖家 { $seller } 不接受商品咨询。
messaging-disabled-advice = 请联系 { $marketplace } 客服。

thread-closed = 您的消息未送达，因为此会话已关闭。
thread-closed-advice = 请发起新的会话。

opt-out-title = 卖家主动发送的消息
opt-out-explanation = 您可以停止接收所有卖家主动发送的消息。您仍会收到完成订单所需的消息、对您所发消息的回复，以及交易平台关于您订单的邮件。
opt-out-button = 停止接收主动发送的消息
opt-out-done = 您将不再收到卖家主动发送的消息。
opt-out-already-done = 您已停止接收卖家主动发送的消息。
opt-out-undo-button = 重新接收主动发送的消息
opt-out-undone = 您将重新收到卖家的消息。
