subject-problem-with-order = Problème concernant votre commande { $order }
subject-delay = Retard de votre commande { $order }
subject-additional-information = Informations nécessaires pour votre commande { $order }
subject-shipping-address = Adresse de livraison de votre commande { $order }
subject-schedule-delivery = Rendez-vous de livraison pour votre commande { $order }
subject-verify-customization = Personnalisation de votre commande { $order }
subject-schedule-service = Rendez-vous d’intervention pour votre commande { $order }
subject-send-invoice = Facture de votre commande { $order }
subject-legal-disclosure = Documents légaux concernant votre commande { $order }
subject-warranty = Documents de garantie de votre commande { $order }
subject-digital-access-key = Clé d’accès pour votre commande { $order }
subject-motors = Documents du véhicule de votre commande { $order }
subject-return-followup = Retour concernant votre commande { $order }
subject-request-review = Évaluation de votre commande { $order }
subject-other-required = Message concernant votre commande { $order }

introduction = Le vendeur { $seller } vous écrit au sujet de votre commande { $order }.
files-invoice = La facture de votre commande est jointe à ce message.
files-legal-disclosure = Les documents exigés par la loi pour votre commande sont joints à ce message.
files-warranty = Les documents de garantie de votre commande sont joints à ce message.
files-motors = Les documents du véhicule que vous avez commandé sont joints à ce message.
adjusted-no-inventory = Votre commande a été ajustée de { $amount } en votre faveur. Motif : les articles ne sont plus en stock.
adjusted-could-not-ship = Votre commande a été ajustée de { $amount } en votre faveur. Motif : les articles n’ont pas pu être expédiés.
attachment-removed = [La pièce jointe « { $file } » a été retirée par la place de marché]
wrote-on = Le { $date }, { $name } a écrit :

footer-from-seller = Envoyé par le vendeur { $seller } via { $marketplace }.
footer-from-seller-about = Envoyé par le vendeur { $seller } via { $marketplace } au sujet de la commande { $order }.
footer-from-buyer = Envoyé par l’acheteur { $buyer } via { $marketplace }.
footer-from-buyer-about = Envoyé par l’acheteur { $buyer } via { $marketplace } au sujet de la commande { $order }.
footer-answer = Répondez à cet e-mail ou écrivez à : { $address }
footer-copies = Les adresses e-mail sont masquées. Les messages sont filtrés ; ceux qui enfreignent les règles ne sont pas remis. Des copies sont conservées deux ans afin de régler les litiges.
footer-opt-out = Pour ne plus recevoir de messages non sollicités des vendeurs : { $link }

review-request-opening = Sur { $marketplace }, le vendeur { $seller } vous invite à évaluer votre commande { $order }.
review-request-both = Une même page de { $marketplace } vous permet d’évaluer le produit et de donner votre avis sur le vendeur.
review-request-link = Évaluer cette commande
review-request-opinions = Tous les avis sincères sont les bienvenus, quels qu’ils soient ; vous êtes libre d’en donner un ou non.
review-request-help = Il n’est pas possible de répondre à cet e-mail. Si vous avez besoin d’aide pour votre commande, veuillez utiliser la page de la commande ou le centre de messagerie de { $marketplace }.
review-request-once = Cette demande n’est envoyée qu’une seule fois par commande.
review-request-opt-out = Refuser les messages non sollicités de tous les vendeurs

not-delivered = Votre message n’a pas été remis
not-delivered-about = Votre message concernant la commande { $order } n’a pas été remis
point = { $what } : { $why }

refused-opening = Votre message n’a pas été remis, car il n’est pas conforme aux règles applicables aux messages. Référence : { $reference }
refused-in-subject = Dans l’objet, octets { $start }–{ $end } : « { $excerpt } »
refused-in-body = Dans le texte, octets { $start }–{ $end } : « { $excerpt } »
refused-fix = À faire : { $fix }
refused-closing = Une fois corrigé, le message peut être envoyé à nouveau.

opted-out-why = Votre message à { $alias } n’a pas été remis, car cet acheteur ne souhaite pas recevoir de messages non sollicités de la part des vendeurs.
opted-out-why-about = Votre message à { $alias } concernant la commande { $order } n’a pas été remis, car cet acheteur ne souhaite pas recevoir de messages non sollicités de la part des vendeurs.
opted-out-no-violation = Il ne s’agit pas d’une infraction et cela n’a aucune conséquence pour votre compte.
opted-out-critical = Sont essentiels et remis malgré tout : personnalisation ; rendez-vous de livraison ou d’intervention ; problème d’adresse de livraison ; informations nécessaires à l’exécution de la commande ; clés d’accès à des contenus numériques ; documents exigés par la loi ou pour un véhicule ; par modèle, également les retards et les articles qui ne peuvent pas être expédiés.
opted-out-not-critical = Ne sont pas essentiels et ne sont pas remis : demandes d’avis ou d’évaluation ; suivi et confirmations de commande, d’expédition, de livraison ou de remboursement ; manuels, conseils et dépannage ; avis de rupture de stock ; propositions d’articles de remplacement.
opted-out-by-category = Si votre message est essentiel, envoyez-le depuis votre compte avec le motif « Other » et la catégorie « Additional information required ». Tout abus est une infraction.
opted-out-by-marker = Si votre message est essentiel, écrivez [Important] dans l’objet et envoyez-le à nouveau. Tout abus est une infraction.
opted-out-by-reason = Si votre message est essentiel, envoyez-le à l’aide d’un modèle correspondant à l’un des motifs essentiels. Tout abus est une infraction.
opted-out-answer = Les réponses ne sont pas concernées : si l’acheteur vous a écrit, répondez à cet e-mail et conservez le texte d’origine sous votre réponse.

sender-not-approved = Votre message n’a pas été remis, car l’adresse { $sender } n’est pas autorisée à écrire pour votre compte vendeur.
sender-not-approved-advice = Autorisez cette adresse dans les autorisations de messagerie, puis envoyez le message à nouveau ; il ne sera pas renvoyé automatiquement.

buyer-address-unknown = Votre message n’a pas été remis, car il ne provient pas de l’adresse e-mail enregistrée pour votre compte.
buyer-address-unknown-advice = Veuillez écrire depuis votre adresse enregistrée ou utiliser le centre de messagerie de votre compte.

stripped-subject = Des pièces jointes ont été retirées de votre message
stripped-opening = Votre message a été envoyé sans les pièces jointes suivantes :

warned-subject = Remarques sur votre message
warned-opening = Votre message a été envoyé, mais une partie n’est pas conforme aux règles et a pu être retirée. Référence : { $reference }

undeliverable = Votre message ne peut pas être remis pour le moment. Veuillez l’envoyer à nouveau plus tard.

messaging-disabled = Votre message n’a pas été remis, car le vendeur { $seller } ne reçoit pas de questions sur les produits.
messaging-disabled-advice = Veuillez vous adresser au service client de { $marketplace }.

thread-closed = Votre message n’a pas été remis, car cette conversation est close.
thread-closed-advice = Veuillez ouvrir une nouvelle conversation.

opt-out-title = Messages non sollicités des vendeurs
opt-out-explanation = Vous pouvez refuser les messages non sollicités de tous les vendeurs. Vous recevrez toujours les messages nécessaires à l’exécution d’une commande, les réponses à vos propres messages et les e-mails de la place de marché concernant vos commandes.
opt-out-button = Refuser les messages non sollicités
opt-out-done = Vous ne recevrez plus de messages non sollicités des vendeurs.
opt-out-already-done = Vous avez déjà refusé les messages non sollicités des vendeurs.
opt-out-undo-button = Accepter à nouveau les messages non sollicités
opt-out-undone = Vous recevrez à nouveau des messages des vendeurs.
