subject-problem-with-order = Problema com o seu pedido { $order }
subject-delay = Atraso do seu pedido { $order }
subject-additional-information = Informações necessárias para o seu pedido { $order }
subject-shipping-address = Endereço de entrega do seu pedido { $order }
subject-schedule-delivery = Agendamento da entrega do seu pedido { $order }
subject-verify-customization = Personalização do seu pedido { $order }
subject-schedule-service = Agendamento do serviço do seu pedido { $order }
subject-send-invoice = Fatura do seu pedido { $order }
subject-legal-disclosure = Documentos legais do seu pedido { $order }
subject-warranty = Documentos de garantia do seu pedido { $order }
subject-digital-access-key = Chave de acesso do seu pedido { $order }
subject-motors = Documentos do veículo do seu pedido { $order }
subject-return-followup = Devolução do seu pedido { $order }
subject-request-review = Avaliação do seu pedido { $order }
subject-other-required = Mensagem sobre o seu pedido { $order }

introduction = O vendedor { $seller } escreve a respeito do seu pedido { $order }.
files-invoice = A fatura do seu pedido segue em anexo.
files-legal-disclosure = Os documentos exigidos por lei para o seu pedido seguem em anexo.
files-warranty = Os documentos de garantia do seu pedido seguem em anexo.
files-motors = Os documentos do veículo do seu pedido seguem em anexo.
adjusted-no-inventory = O seu pedido foi ajustado em { $amount } a seu favor. Motivo: os itens estão esgotados.
adjusted-could-not-ship = O seu pedido foi ajustado em { $amount } a seu favor. Motivo: não foi possível enviar os itens.
attachment-removed = [O anexo “{ $file }” foi removido pelo marketplace]
wrote-on = Em { $date }, { $name } escreveu:

footer-from-seller = Enviado pelo vendedor { $seller } por meio de { $marketplace }.
footer-from-seller-about = Enviado pelo vendedor { $seller } por meio de { $marketplace } sobre o pedido { $order }.
footer-from-buyer = Enviado pelo comprador { $buyer } por meio de { $marketplace }.
footer-from-buyer-about = Enviado pelo comprador { $buyer } por meio de { $marketplace } sobre o pedido { $order }.
footer-answer = Responda a este e-mail ou escreva para: { $address }
footer-copies = Os endereços de e-mail são ocultados. As mensagens são filtradas e as que violam as regras não são entregues. As cópias são guardadas por dois anos para resolver disputas.
footer-opt-out = Para deixar de receber mensagens não solicitadas de todos os vendedores: { $link }

review-request-opening = Por meio de { $marketplace }, o vendedor { $seller } pede que você avalie o seu pedido { $order }.
review-request-both = Em uma única página de { $marketplace }, você pode avaliar o produto e dar a sua opinião sobre o vendedor.
review-request-link = Avaliar este pedido
review-request-opinions = Todas as opiniões sinceras são bem-vindas, sejam quais forem; cabe a você decidir se quer dar a sua.
review-request-help = Não é possível responder a este e-mail. Se precisar de ajuda com o seu pedido, utilize a página do pedido ou a central de mensagens de { $marketplace }.
review-request-once = Esta solicitação é enviada apenas uma vez por pedido.
review-request-opt-out = Recusar mensagens não solicitadas de todos os vendedores

not-delivered = A sua mensagem não foi entregue
not-delivered-about = A sua mensagem sobre o pedido { $order } não foi entregue
point = { $what }: { $why }

refused-opening = A sua mensagem não foi entregue porque não cumpre as regras sobre mensagens. Referência: { $reference }
refused-in-subject = No assunto, bytes { $start }–{ $end }: “{ $excerpt }”
refused-in-body = No texto, bytes { $start }–{ $end }: “{ $excerpt }”
refused-fix = O que fazer: { $fix }
refused-closing = Depois de corrigida, a mensagem pode ser enviada novamente.

opted-out-why = A sua mensagem para { $alias } não foi entregue porque este comprador não deseja receber mensagens não solicitadas dos vendedores.
opted-out-why-about = A sua mensagem para { $alias } sobre o pedido { $order } não foi entregue porque este comprador não deseja receber mensagens não solicitadas dos vendedores.
opted-out-no-violation = Não se trata de uma violação e não tem consequências para a sua conta.
opted-out-critical = Essenciais, e entregues mesmo assim: personalizações; agendamento de entregas e serviços; problemas com o endereço de entrega; informações necessárias para concluir o pedido; chaves de acesso a produtos digitais; documentos exigidos por lei ou para um veículo; por modelo, também atrasos e itens que não podem ser enviados.
opted-out-not-critical = Não essenciais, e não entregues: pedidos de opiniões ou avaliações; novidades e confirmações de pedidos, envios, entregas ou reembolsos; manuais, dicas e resolução de problemas; avisos de itens esgotados; ofertas de alternativas.
opted-out-by-category = Se a sua mensagem for essencial, envie-a a partir da sua conta com o motivo “Other” e a categoria “Additional information required”. O uso indevido é uma violação.
opted-out-by-marker = Se a sua mensagem for essencial, escreva [Important] no assunto e envie-a novamente. O uso indevido é uma violação.
opted-out-by-reason = Se a sua mensagem for essencial, envie-a como modelo com um dos motivos essenciais. O uso indevido é uma violação.
opted-out-answer = As respostas não são afetadas: se o comprador escreveu para você, responda a esse e-mail e mantenha o texto original abaixo da sua resposta.

sender-not-approved = A sua mensagem não foi entregue porque o endereço { $sender } não pode escrever em nome da sua conta de vendedor.
sender-not-approved-advice = Aprove o endereço nas permissões de mensagens e envie a mensagem novamente; o envio não é automático.

buyer-address-unknown = A sua mensagem não foi entregue porque não veio do endereço de e-mail registrado na sua conta.
buyer-address-unknown-advice = Escreva a partir do seu endereço registrado ou utilize a central de mensagens da sua conta.

stripped-subject = Foram removidos anexos da sua mensagem
stripped-opening = A sua mensagem foi enviada sem estes anexos:

warned-subject = Observações sobre a sua mensagem
warned-opening = A sua mensagem foi enviada, mas uma parte não cumpre as regras e pode ter sido removida. Referência: { $reference }

undeliverable = No momento, não é possível entregar a sua mensagem. Envie-a novamente mais tarde, por favor.

messaging-disabled = A sua mensagem não foi entregue porque o vendedor { $seller } não recebe perguntas sobre produtos.
messaging-disabled-advice = Entre em contato com o atendimento ao cliente de { $marketplace }.

thread-closed = A sua mensagem não foi entregue porque esta conversa está encerrada.
thread-closed-advice = Inicie uma nova conversa, por favor.

opt-out-title = Mensagens não solicitadas dos vendedores
opt-out-explanation = Você pode recusar as mensagens não solicitadas de todos os vendedores. Continuará recebendo as mensagens necessárias para concluir um pedido, as respostas às suas próprias mensagens e os e-mails do marketplace sobre os seus pedidos.
opt-out-button = Recusar mensagens não solicitadas
opt-out-done = Você não receberá mais mensagens não solicitadas dos vendedores.
opt-out-already-done = Você já recusou as mensagens não solicitadas dos vendedores.
opt-out-undo-button = Voltar a permitir mensagens não solicitadas
opt-out-undone = Você voltará a receber mensagens dos vendedores.
