subject-problem-with-order = مشكلة في طلبكم { $order }
subject-delay = تأخير في طلبكم { $order }
subject-additional-information = معلومات لازمة لطلبكم { $order }
subject-shipping-address = عنوان توصيل طلبكم { $order }
subject-schedule-delivery = موعد توصيل طلبكم { $order }
subject-verify-customization = التصميم المخصص لطلبكم { $order }
subject-schedule-service = موعد الخدمة لطلبكم { $order }
subject-send-invoice = فاتورة طلبكم { $order }
subject-legal-disclosure = مستندات قانونية بشأن طلبكم { $order }
subject-warranty = مستندات الضمان لطلبكم { $order }
subject-digital-access-key = مفتاح الوصول لطلبكم { $order }
subject-motors = مستندات المركبة لطلبكم { $order }
subject-return-followup = إرجاع بشأن طلبكم { $order }
subject-request-review = { $order }: تقييم طلبكم
subject-other-required = رسالة بشأن طلبكم { $order }

introduction = يكتب إليكم البائع { $seller } بشأن طلبكم { $order }.
files-invoice = تجدون مرفقًا فاتورة طلبكم.
files-legal-disclosure = تجدون مرفقًا المستندات التي يشترطها القانون بشأن طلبكم.
files-warranty = تجدون مرفقًا مستندات الضمان لطلبكم.
files-motors = تجدون مرفقًا مستندات المركبة التي طلبتموها.
adjusted-no-inventory = عُدّل مبلغ طلبكم بمقدار { $amount } لصالحكم. السبب: البضاعة غير متوفرة في المخزون.
adjusted-could-not-ship = عُدّل مبلغ طلبكم بمقدار { $amount } لصالحكم. السبب: تعذّر شحن البضاعة.
attachment-removed = [أزالت المنصة المرفق «{ $file }»]
wrote-on = في { $date } كتب { $name }:

footer-from-seller = رسالة من البائع { $seller } أُرسلت عبر { $marketplace }.
footer-from-seller-about = رسالة من البائع { $seller } بشأن الطلب { $order } أُرسلت عبر { $marketplace }.
footer-from-buyer = رسالة من المشتري { $buyer } أُرسلت عبر { $marketplace }.
footer-from-buyer-about = رسالة من المشتري { $buyer } بشأن الطلب { $order } أُرسلت عبر { $marketplace }.
footer-answer = يُرجى الرد على هذه الرسالة أو الكتابة إلى: { $address }
footer-copies = عناوين البريد الإلكتروني مخفية. تُفحص الرسائل، ولا تُسلَّم الرسائل المخالفة للقواعد. تُحفظ النسخ لمدة سنتين لتسوية النزاعات.
footer-opt-out = لإيقاف الرسائل غير المطلوبة من جميع البائعين: { $link }

review-request-opening = يطلب منكم البائع { $seller } على منصة { $marketplace } تقييم طلبكم { $order }.
review-request-both = يمكنكم كتابة مراجعة للمنتج وإبداء رأيكم في البائع في صفحة واحدة على { $marketplace }.
review-request-link = تقييم هذا الطلب
review-request-opinions = نرحب بكل رأي صادق أيًا كان، ولكم الحرية في إبدائه أو عدم إبدائه.
review-request-help = لا يمكن الرد على هذه الرسالة. إذا احتجتم إلى مساعدة بشأن طلبكم، فيُرجى استخدام صفحة الطلب أو مركز الرسائل على { $marketplace }.
review-request-once = لا تُرسل هذه الرسالة إلا مرة واحدة لكل طلب.
review-request-opt-out = إيقاف الرسائل غير المطلوبة من جميع البائعين

not-delivered = لم تُسلَّم رسالتكم
not-delivered-about = لم تُسلَّم رسالتكم بشأن الطلب { $order }
point = { $what }: { $why }

refused-opening = لم تُسلَّم رسالتكم لأنها لا تتوافق مع قواعد الرسائل. الرقم المرجعي: { $reference }
refused-in-subject = في الموضوع، البايتات { $start }–{ $end }: «{ $excerpt }»
refused-in-body = في النص، البايتات { $start }–{ $end }: «{ $excerpt }»
refused-fix = ما ينبغي فعله: { $fix }
refused-closing = يمكن إرسال الرسالة مجددًا بعد تصحيحها.

opted-out-why = لم تُسلَّم رسالتكم إلى { $alias } لأن هذا المشتري لا يرغب في تلقي رسائل غير مطلوبة من البائعين.
opted-out-why-about = لم تُسلَّم رسالتكم إلى { $alias } بشأن الطلب { $order } لأن هذا المشتري لا يرغب في تلقي رسائل غير مطلوبة من البائعين.
opted-out-no-violation = هذا ليس مخالفة، ولا تترتب عليه أي عواقب على حسابكم.
opted-out-critical = رسائل مهمة تُسلَّم رغم ذلك: التصاميم المخصصة؛ مواعيد التوصيل والخدمة؛ المشكلات المتعلقة بعنوان التوصيل؛ المعلومات اللازمة لإتمام الطلب؛ مفاتيح الوصول إلى المنتجات الرقمية؛ المستندات التي يشترطها القانون ومستندات المركبات؛ وكذلك، باستخدام قالب، التأخير والمنتجات التي يتعذر شحنها.
opted-out-not-critical = رسائل غير مهمة لا تُسلَّم: طلبات المراجعة أو التقييم؛ مستجدات الطلب وتأكيدات الطلب أو الشحن أو التوصيل أو رد المبلغ؛ الأدلة والنصائح وحل المشكلات؛ إشعارات نفاد المخزون؛ عروض البدائل.
opted-out-by-category = إذا كانت رسالتكم مهمة، فأرسلوها من حسابكم باختيار السبب «Other» والفئة «Additional information required». إساءة الاستخدام مخالفة.
opted-out-by-marker = إذا كانت رسالتكم مهمة، فاكتبوا [Important] في الموضوع وأرسلوها مجددًا. إساءة الاستخدام مخالفة.
opted-out-by-reason = إذا كانت رسالتكم مهمة، فأرسلوها باستخدام قالب لأحد الأسباب المهمة. إساءة الاستخدام مخالفة.
opted-out-answer = لا يشمل ذلك الردود: إذا كتب إليكم المشتري، فردّوا على رسالته وأبقوا النص الأصلي أسفل ردكم.

sender-not-approved = لم تُسلَّم رسالتكم لأن العنوان { $sender } غير مصرح له بالكتابة باسم حساب البائع الخاص بكم.
sender-not-approved-advice = اعتمدوا العنوان ضمن أذونات المراسلة ثم أرسلوا الرسالة مجددًا؛ فلن تُرسل تلقائيًا.

buyer-address-unknown = لم تُسلَّم رسالتكم لأنها لم ترد من عنوان البريد الإلكتروني المسجل في حسابكم.
buyer-address-unknown-advice = يُرجى الكتابة من عنوانكم المسجل أو استخدام مركز الرسائل في حسابكم.

stripped-subject = أُزيلت مرفقات من رسالتكم
stripped-opening = أُرسلت رسالتكم من دون هذه المرفقات:

warned-subject = ملاحظات على رسالتكم
warned-opening = أُرسلت رسالتكم، لكن جزءًا منها لا يتوافق مع القواعد وربما أُزيل. المرجع: { $reference }

undeliverable = يتعذر تسليم رسالتكم حاليًا. يُرجى إرسالها مجددًا في وقت لاحق.

messaging-disabled = لم تُسلَّم رسالتكم لأن البائع { $seller } لا يستقبل أسئلة عن المنتجات.
messaging-disabled-advice = يُرجى التواصل مع خدمة عملاء { $marketplace }.

thread-closed = لم تُسلَّم رسالتكم لأن هذه المحادثة مغلقة.
thread-closed-advice = يُرجى بدء محادثة جديدة.

opt-out-title = الرسائل غير المطلوبة من البائعين
opt-out-explanation = يمكنكم إيقاف الرسائل غير المطلوبة من جميع البائعين. ستظل تصلكم الرسائل اللازمة لإتمام طلب، والردود على رسائلكم، ورسائل المنصة بشأن طلباتكم.
opt-out-button = إيقاف الرسائل غير المطلوبة
opt-out-done = لن تصلكم بعد الآن رسائل غير مطلوبة من البائعين.
opt-out-already-done = سبق أن أوقفتم الرسائل غير المطلوبة من البائعين.
opt-out-undo-button = السماح بالرسائل غير المطلوبة مجددًا
opt-out-undone = ستصلكم رسائل البائعين من جديد.
