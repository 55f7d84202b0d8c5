### Every text that the platform itself writes. English is the reference: a test compares the messages and the
### variables of every other language with these.
###
### An { $address } or a { $link } stands at the end of its message with nothing after it, so that mail programs
### find where it ends. { $message }, { $why } and { $fix } are English in every language.

## Subjects of what a seller starts (RULEBOOK 4.3)

subject-problem-with-order = Problem with your order { $order }
subject-delay = Delay of your order { $order }
subject-additional-information = Information needed for your order { $order }
subject-shipping-address = Delivery address for your order { $order }
subject-schedule-delivery = Delivery appointment for your order { $order }
subject-verify-customization = Custom design of your order { $order }
subject-schedule-service = Service appointment for your order { $order }
subject-send-invoice = Invoice for your order { $order }
subject-legal-disclosure = Legal documents for your order { $order }
subject-warranty = Warranty documents for your order { $order }
subject-digital-access-key = Access key for your order { $order }
subject-motors = Vehicle documents for your order { $order }
subject-return-followup = Return of your order { $order }
subject-request-review = Review of your order { $order }
subject-other-required = Message about your order { $order }

## Text around what a seller or a buyer wrote

introduction = The seller { $seller } is writing to you about your order { $order }.
files-invoice = The invoice for your order is attached.
files-legal-disclosure = The documents that the law requires for your order are attached.
files-warranty = The warranty documents for your order are attached.
files-motors = The documents for the vehicle you ordered are attached.
adjusted-no-inventory = Your order has been adjusted by { $amount } in your favour. Reason: the goods are out of stock.
adjusted-could-not-ship = Your order has been adjusted by { $amount } in your favour. Reason: the goods could not be shipped.
attachment-removed = [The attachment “{ $file }” was removed by the marketplace]
wrote-on = On { $date }, { $name } wrote:

## Footers (RULEBOOK 9 optout-how, 20 retain-copy, retain-period, retain-filter-note)

footer-from-seller = Sent by the seller { $seller } through { $marketplace }.
footer-from-seller-about = Sent by the seller { $seller } through { $marketplace } about order { $order }.
footer-from-buyer = Sent by the buyer { $buyer } through { $marketplace }.
footer-from-buyer-about = Sent by the buyer { $buyer } through { $marketplace } about order { $order }.
footer-answer = To answer, reply to this email or write to: { $address }
footer-copies = Email addresses are hidden. Messages are filtered, and those that break the rules are not delivered. Copies are kept for two years to settle disputes.
footer-opt-out = To stop unsolicited messages from all sellers: { $link }

## Review request (RULEBOOK 11.2 review-template-only): the same for every seller, product and order

review-request-opening = The seller { $seller } on { $marketplace } asks you to review your order { $order }.
review-request-both = On one page of { $marketplace } you can review the product and give feedback on the seller.
review-request-link = Review this order
review-request-opinions = Honest opinions of every kind are welcome, and whether you give one is up to you.
review-request-help = This email cannot be answered. If you need help with your order, please use the order page or the message centre on { $marketplace }.
review-request-once = This request is sent only once per order.
review-request-opt-out = Stop unsolicited messages from all sellers

## Notices (RULEBOOK 25)

not-delivered = Your message was not delivered
not-delivered-about = Your message about order { $order } was not delivered
point = { $what }: { $why }

refused-opening = Your message was not delivered, because it does not comply with the rules for messages. Reference: { $reference }
refused-in-subject = In the subject, bytes { $start }–{ $end }: “{ $excerpt }”
refused-in-body = In the text, bytes { $start }–{ $end }: “{ $excerpt }”
refused-fix = What to do: { $fix }
refused-closing = Once corrected, the message can be sent again.

opted-out-why = Your message to { $alias } was not delivered, because this buyer does not wish to receive unsolicited messages from sellers.
opted-out-why-about = Your message to { $alias } about order { $order } was not delivered, because this buyer does not wish to receive unsolicited messages from sellers.
opted-out-no-violation = This is not a violation and has no consequences for your account.
opted-out-critical = Critical, and delivered all the same: custom designs; delivery and service appointments; problems with the delivery address; information needed to complete the order; access keys for digital goods; documents required by law or for a vehicle; by template also delays and items that cannot be shipped.
opted-out-not-critical = Not critical, and not delivered: requests for reviews or feedback; order updates and confirmations of orders, shipments, deliveries or refunds; manuals, tips and troubleshooting; out-of-stock notices; offers of alternatives.
opted-out-by-category = If your message is critical, send it from your account with the reason “Other” and the category “Additional information required”. Misuse is a violation.
opted-out-by-marker = If your message is critical, write [Important] anywhere in its subject and send it again. Misuse is a violation.
opted-out-by-reason = If your message is critical, send it as a template with one of the critical reasons. Misuse is a violation.
opted-out-answer = Answers are not affected: if the buyer has written to you, reply to that email and keep the original text below your answer.

sender-not-approved = Your message was not delivered, because { $sender } may not write for your seller account.
sender-not-approved-advice = Approve the address under messaging permissions, then send the message again; this does not happen by itself.

buyer-address-unknown = Your message was not delivered, because it did not come from the email address that your account is registered with.
buyer-address-unknown-advice = Please write from your registered address, or use the message centre of your account.

stripped-subject = Attachments were removed from your message
stripped-opening = Your message was sent without these attachments:

warned-subject = Remarks on your message
warned-opening = Your message was sent, but some of it does not comply with the rules and may have been removed. Reference: { $reference }

undeliverable = Your message could not be delivered at present. Please send it again later.

messaging-disabled = Your message was not delivered, because the seller { $seller } does not take product questions.
messaging-disabled-advice = Please contact the support of { $marketplace }.

thread-closed = Your message was not delivered, because this thread is closed.
thread-closed-advice = Please open a new contact.

## Opt-out page (RULEBOOK 9 optout-scope, optout-how)

opt-out-title = Unsolicited messages from sellers
opt-out-explanation = You can stop unsolicited messages from all sellers. You will still receive messages needed to complete an order, answers to your own messages, and the marketplace's emails about your orders.
opt-out-button = Stop unsolicited messages
opt-out-done = You will no longer receive unsolicited messages from sellers.
opt-out-already-done = You have already stopped unsolicited messages from sellers.
opt-out-undo-button = Allow unsolicited messages again
opt-out-undone = You will receive messages from sellers again.
