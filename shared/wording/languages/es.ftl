subject-problem-with-order = Problema con su pedido { $order }
subject-delay = Retraso de su pedido { $order }
subject-additional-information = Información necesaria para su pedido { $order }
subject-shipping-address = Dirección de entrega de su pedido { $order }
subject-schedule-delivery = Cita para la entrega de su pedido { $order }
subject-verify-customization = Personalización de su pedido { $order }
subject-schedule-service = Cita para el servicio de su pedido { $order }
subject-send-invoice = Factura de su pedido { $order }
subject-legal-disclosure = Documentos legales de su pedido { $order }
subject-warranty = Documentos de garantía de su pedido { $order }
subject-digital-access-key = Clave de acceso de su pedido { $order }
subject-motors = Documentos del vehículo de su pedido { $order }
subject-return-followup = Devolución de su pedido { $order }
subject-request-review = Valoración de su pedido { $order }
subject-other-required = Mensaje sobre su pedido { $order }

introduction = El vendedor { $seller } le escribe sobre su pedido { $order }.
files-invoice = Se adjunta la factura de su pedido.
files-legal-disclosure = Se adjuntan los documentos que la ley exige para su pedido.
files-warranty = Se adjuntan los documentos de garantía de su pedido.
files-motors = Se adjuntan los documentos del vehículo que ha pedido.
adjusted-no-inventory = Su pedido se ha ajustado en { $amount } a su favor. Motivo: los artículos están agotados.
adjusted-could-not-ship = Su pedido se ha ajustado en { $amount } a su favor. Motivo: no ha sido posible enviar los artículos.
attachment-removed = [El marketplace ha eliminado el archivo adjunto «{ $file }»]
wrote-on = El { $date }, { $name } escribió:

footer-from-seller = Enviado por el vendedor { $seller } a través de { $marketplace }.
footer-from-seller-about = Enviado por el vendedor { $seller } a través de { $marketplace } sobre el pedido { $order }.
footer-from-buyer = Enviado por el comprador { $buyer } a través de { $marketplace }.
footer-from-buyer-about = Enviado por el comprador { $buyer } a través de { $marketplace } sobre el pedido { $order }.
footer-answer = Responda a este correo o escriba a: { $address }
footer-copies = Las direcciones de correo se ocultan. Los mensajes se filtran y los que infringen las normas no se entregan. Las copias se conservan durante dos años para resolver disputas.
footer-opt-out = Para dejar de recibir mensajes no solicitados de todos los vendedores: { $link }

review-request-opening = El vendedor { $seller } de { $marketplace } le pide que valore su pedido { $order }.
review-request-both = En una misma página de { $marketplace } puede valorar el producto y opinar sobre el vendedor.
review-request-link = Valorar este pedido
review-request-opinions = Todas las opiniones sinceras son bienvenidas, sean cuales sean; usted decide si quiere dar la suya.
review-request-help = No se puede responder a este correo. Si necesita ayuda con su pedido, utilice la página del pedido o el centro de mensajes de { $marketplace }.
review-request-once = Esta solicitud se envía una sola vez por pedido.
review-request-opt-out = Rechazar los mensajes no solicitados de todos los vendedores

not-delivered = Su mensaje no se ha entregado
not-delivered-about = Su mensaje sobre el pedido { $order } no se ha entregado
point = { $what }: { $why }

refused-opening = Su mensaje no se ha entregado porque no cumple las normas sobre mensajes. Referencia: { $reference }
refused-in-subject = En el asunto, bytes { $start }–{ $end }: «{ $excerpt }»
refused-in-body = En el texto, bytes { $start }–{ $end }: «{ $excerpt }»
refused-fix = Qué hacer: { $fix }
refused-closing = Una vez corregido, el mensaje puede enviarse de nuevo.

opted-out-why = Su mensaje a { $alias } no se ha entregado porque este comprador no desea recibir mensajes no solicitados de los vendedores.
opted-out-why-about = Su mensaje a { $alias } sobre el pedido { $order } no se ha entregado porque este comprador no desea recibir mensajes no solicitados de los vendedores.
opted-out-no-violation = No se trata de una infracción y no tiene consecuencias para su cuenta.
opted-out-critical = Esenciales, y se entregan de todos modos: personalizaciones; citas de entrega o de servicio; problemas con la dirección de entrega; información necesaria para completar el pedido; claves de acceso a productos digitales; documentos exigidos por la ley o para un vehículo; mediante plantilla, también los retrasos y los artículos que no se pueden enviar.
opted-out-not-critical = No esenciales, y no se entregan: solicitudes de opiniones o valoraciones; novedades y confirmaciones de pedidos, envíos, entregas o reembolsos; manuales, consejos y solución de problemas; avisos de artículos agotados; ofertas de alternativas.
opted-out-by-category = Si su mensaje es esencial, envíelo desde su cuenta con el motivo «Other» y la categoría «Additional information required». El uso indebido es una infracción.
opted-out-by-marker = Si su mensaje es esencial, escriba [Important] en el asunto y envíelo de nuevo. El uso indebido es una infracción.
opted-out-by-reason = Si su mensaje es esencial, envíelo como plantilla con uno de los motivos esenciales. El uso indebido es una infracción.
opted-out-answer = Las respuestas no se ven afectadas: si el comprador le ha escrito, responda a ese correo y conserve el texto original debajo de su respuesta.

sender-not-approved = Su mensaje no se ha entregado porque la dirección { $sender } no está autorizada a escribir en nombre de su cuenta de vendedor.
sender-not-approved-advice = Apruebe la dirección en los permisos de mensajería y envíe de nuevo el mensaje; no se reenviará automáticamente.

buyer-address-unknown = Su mensaje no se ha entregado porque no procede de la dirección de correo registrada en su cuenta.
buyer-address-unknown-advice = Escriba desde su dirección registrada o utilice el centro de mensajes de su cuenta.

stripped-subject = Se han eliminado archivos adjuntos de su mensaje
stripped-opening = Su mensaje se ha enviado sin estos archivos adjuntos:

warned-subject = Observaciones sobre su mensaje
warned-opening = Su mensaje se ha enviado, pero una parte no cumple las normas y puede haberse eliminado. Referencia: { $reference }

undeliverable = En este momento no es posible entregar su mensaje. Envíelo de nuevo más tarde, por favor.

messaging-disabled = Su mensaje no se ha entregado porque el vendedor { $seller } no recibe preguntas sobre productos.
messaging-disabled-advice = Póngase en contacto con el servicio de atención al cliente de { $marketplace }.

thread-closed = Su mensaje no se ha entregado porque esta conversación está cerrada.
thread-closed-advice = Inicie una nueva conversación, por favor.

opt-out-title = Mensajes no solicitados de los vendedores
opt-out-explanation = Puede rechazar los mensajes no solicitados de todos los vendedores. Seguirá recibiendo los mensajes necesarios para completar un pedido, las respuestas a sus propios mensajes y los correos del marketplace sobre sus pedidos.
opt-out-button = Rechazar los mensajes no solicitados
opt-out-done = Ya no recibirá mensajes no solicitados de los vendedores.
opt-out-already-done = Ya había rechazado los mensajes no solicitados de los vendedores.
opt-out-undo-button = Volver a permitir los mensajes no solicitados
opt-out-undone = Volverá a recibir mensajes de los vendedores.
