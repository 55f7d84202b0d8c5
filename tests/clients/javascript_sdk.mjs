// Amazon's own SDK for JavaScript (npm @amazon-sp-api-release/amazon-sp-api-sdk-js) makes every call of Messaging and
// Solicitations v1, and uploads.
//
// It is told of this house by the address that an ApiClient is made with. Its token endpoint has no option: the
// connections that it opens to it are led here instead, and its own code asks for the token.
import https from 'node:https'
import { MessagingSpApi, SolicitationsSpApi, UploadsSpApi } from '@amazon-sp-api-release/amazon-sp-api-sdk-js'
import { agentTo } from './to_house.mjs'
import { Report, contentMD5, credentials, endpoint, marketplace, orders, put, same } from './report.mjs'

https.globalAgent = agentTo(endpoint)
const report = new Report('amazon-sp-api-sdk-js')

function of (api, Api) {
  const client = new api.ApiClient(endpoint.href)
  client.enableAutoRetrievalAccessToken(credentials.id, credentials.secret, credentials.refreshToken)
  return new Api(client)
}

const messaging = of(MessagingSpApi, MessagingSpApi.MessagingApi)
const solicitations = of(SolicitationsSpApi, SolicitationsSpApi.SolicitationsApi)
const uploads = of(UploadsSpApi, UploadsSpApi.UploadsApi)

const names = answer => answer.links.actions.map(link => link.name).sort()

async function actions (order, wanted) {
  const answer = await messaging.getMessagingActionsForOrder(order, [marketplace])
  same('actions', names(answer), wanted)
  same('schemas', answer.embedded.actions.map(action => action.embedded.schema.payload.title).sort(), wanted)
}

async function send (method, order, body) {
  const { data, response } = await messaging[`${method}WithHttpInfo`](order, [marketplace], body)
  same('status and errors', [response.status, data.errors], [201, undefined])
  same('rate', Number(response.headers['x-amzn-ratelimit-limit']) > 0, true)
}

async function upload (order, name) {
  const resource = `messaging/v1/orders/${order}/messages/${name}`
  const options = { contentType: 'application/pdf' }
  const { payload } =
    await uploads.createUploadDestinationForResource([marketplace], contentMD5, resource, options)
  await put(payload)
  return payload.uploadDestinationId
}

const attached = async (order, name) =>
  [{ uploadDestinationId: await upload(order, name), fileName: 'document.pdf' }]

async function solicitable (wanted) {
  const answer = await solicitations.getSolicitationActionsForOrder(orders.delivered, [marketplace])
  same('actions', names(answer), wanted)
}

async function solicit () {
  const { data, response } =
    await solicitations.createProductReviewAndSellerFeedbackSolicitationWithHttpInfo(orders.delivered, [marketplace])
  same('status and errors', [response.status, data.errors], [201, undefined])
}

async function solicitAgain () {
  const answer = await solicit().catch(error => error)
  same('status', answer?.status, 403)
}

await report.operation('getMessagingActionsForOrder', () => actions(orders.custom, [
  'confirmCustomizationDetails', 'confirmDeliveryDetails', 'confirmOrderDetails', 'legalDisclosure', 'unexpectedProblem'
]))
await report.operation('GetAttributes', async () => {
  same('locale', (await messaging.getAttributes(orders.custom, [marketplace])).buyer.locale, 'en-US')
})
for (const [operation, method, order, text] of [
  ['confirmCustomizationDetails', 'confirmCustomizationDetails', orders.custom, 'Shall the engraving read Anna?'],
  ['createConfirmDeliveryDetails', 'createConfirmDeliveryDetails', orders.custom, 'Is there a lift in your building?'],
  ['createConfirmOrderDetails', 'createConfirmOrderDetails', orders.custom, 'Which shade of oak do you want?'],
  ['createUnexpectedProblem', 'createUnexpectedProblem', orders.custom, 'One board has a scratch. We make another.'],
  ['createConfirmServiceDetails', 'createConfirmServiceDetails', orders.service, 'May our fitter come on Thursday?'],
  ['createDigitalAccessKey', 'createDigitalAccessKey', orders.digital, 'Your access key is OAK-SHELF-PLANS.']
]) {
  await report.operation(operation, () => send(method, order, { text }))
}
await report.operation('createLegalDisclosure', async () => {
  const attachments = await attached(orders.custom, 'legalDisclosure')
  await send('createLegalDisclosure', orders.custom, { attachments })
})
await report.operation('CreateWarranty', async () => {
  const attachments = await attached(orders.delivered, 'warranty')
  const [coverageStartDate, coverageEndDate] = [new Date('2026-01-10'), new Date('2028-01-10')]
  await send('createWarranty', orders.delivered, { attachments, coverageStartDate, coverageEndDate })
})
await report.operation('sendInvoice', async () => {
  const attachments = await attached(orders.delivered, 'invoice')
  await send('sendInvoice', orders.delivered, { attachments })
})
await report.operation('getSolicitationActionsForOrder', () => solicitable(['productReviewAndSellerFeedback']))
await report.operation('createProductReviewAndSellerFeedbackSolicitation', solicit)
await report.operation('createProductReviewAndSellerFeedbackSolicitation, asked before', solicitAgain)
await report.operation('createUploadDestinationForResource', () => upload(orders.digital, 'digitalAccessKey'))
