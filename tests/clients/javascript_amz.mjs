// npm amazon-sp-api makes every call of Messaging and Solicitations v1, and asks for upload destinations.
//
// Endpoint and token endpoint are fixed in it; it is led to this house by its option `https_proxy_agent`.
import SellingPartner from 'amazon-sp-api'
import { agentTo } from './to_house.mjs'
import { Report, contentMD5, credentials, endpoint, marketplace, orders, put, same } from './report.mjs'

const report = new Report('amazon-sp-api')
const client = new SellingPartner({
  region: 'na',
  refresh_token: credentials.refreshToken,
  credentials: {
    SELLING_PARTNER_APP_CLIENT_ID: credentials.id,
    SELLING_PARTNER_APP_CLIENT_SECRET: credentials.secret
  },
  options: { https_proxy_agent: agentTo(endpoint), auto_request_throttled: false, retry_remote_timeout: false }
})

const query = { marketplaceIds: [marketplace] }
const names = answer => answer._links.actions.map(link => link.name).sort()

function call (endpoint, operation, amazonOrderId, body) {
  return client.callAPI({ endpoint, operation, path: { amazonOrderId }, query, body })
}

async function upload (order, name) {
  const destination = await client.callAPI({
    endpoint: 'uploads',
    operation: 'createUploadDestinationForResource',
    path: { resource: `messaging/v1/orders/${order}/messages/${name}` },
    query: { ...query, contentMD5, contentType: 'application/pdf' }
  })
  await put(destination)
  return destination.uploadDestinationId
}

const attached = async (order, name) =>
  [{ uploadDestinationId: await upload(order, name), fileName: 'document.pdf' }]

async function send (operation, order, body) {
  same('answer', await call('messaging', operation, order, body), {})
}

const solicitation = 'createProductReviewAndSellerFeedbackSolicitation'
const solicit = () => call('solicitations', solicitation, orders.delivered)

await report.operation('getMessagingActionsForOrder', async () => {
  same('actions', names(await call('messaging', 'getMessagingActionsForOrder', orders.custom)), [
    'confirmCustomizationDetails', 'confirmDeliveryDetails', 'confirmOrderDetails', 'legalDisclosure',
    'unexpectedProblem'
  ])
})
await report.operation('GetAttributes', async () => {
  same('answer', await call('messaging', 'GetAttributes', orders.custom), { buyer: { locale: 'en-US' } })
})
for (const [operation, order, text] of [
  ['confirmCustomizationDetails', orders.custom, 'Shall the engraving read Anna?'],
  ['createConfirmDeliveryDetails', orders.custom, 'Is there a lift in your building?'],
  ['createConfirmOrderDetails', orders.custom, 'Which of the two shades of oak do you want?'],
  ['createUnexpectedProblem', orders.custom, 'One board has a scratch. We are making another one.'],
  ['createConfirmServiceDetails', orders.service, 'May our fitter come on Thursday morning?'],
  ['createDigitalAccessKey', orders.digital, 'Your access key is OAK-SHELF-PLANS.']
]) {
  await report.operation(operation, () => send(operation, order, { text }))
}
await report.operation('createLegalDisclosure', async () => {
  await send('createLegalDisclosure', orders.custom, { attachments: await attached(orders.custom, 'legalDisclosure') })
})
await report.operation('CreateWarranty', async () => {
  await send('CreateWarranty', orders.delivered, {
    attachments: await attached(orders.delivered, 'warranty'),
    coverageStartDate: '2026-01-10T00:00:00Z',
    coverageEndDate: '2028-01-10T00:00:00Z'
  })
})
await report.operation('sendInvoice', async () => {
  await send('sendInvoice', orders.delivered, { attachments: await attached(orders.delivered, 'invoice') })
})
await report.operation('getSolicitationActionsForOrder', async () => {
  const answer = await call('solicitations', 'getSolicitationActionsForOrder', orders.delivered)
  same('actions', names(answer), ['productReviewAndSellerFeedback'])
})
await report.operation(solicitation, async () => same('answer', await solicit(), {}))
await report.operation(`${solicitation}, asked before`, async () => {
  const answer = await solicit().catch(error => error)
  same('code', answer?.code, 'Unauthorized')
})
await report.operation('createUploadDestinationForResource', () => upload(orders.digital, 'digitalAccessKey'))
