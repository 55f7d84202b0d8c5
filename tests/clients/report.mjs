// One printed line for each operation that a client tries, and what the clients are told by `run`.
import { readFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'

const { env } = process
export const endpoint = new URL(env.ENDPOINT)
export const credentials = { id: env.CLIENT_ID, secret: env.CLIENT_SECRET, refreshToken: env.REFRESH_TOKEN }
export const marketplace = env.MARKETPLACE

// Orders of this client's seller: not shipped with a custom line, with a service, with a digital good; and delivered.
export const orders = {
  custom: env.ORDER_CUSTOM,
  service: env.ORDER_SERVICE,
  digital: env.ORDER_DIGITAL,
  delivered: env.ORDER_DELIVERED
}

const file = readFileSync(env.FILE)
export const contentMD5 = createHash('md5').update(file).digest('base64')

export class Report {
  #client

  constructor (client) {
    this.#client = client
  }

  // Calls `call`, which throws if the answer is not what it must be, and gives what it returns.
  async operation (name, call) {
    try {
      const answer = await call()
      console.log(`${this.#client} ${name}: ok`)
      return answer
    } catch (error) {
      const answered = error?.response?.text ?? error?.details ?? ''
      const what = `${error?.code ?? error?.name}: ${error?.message} ${answered}`.replace(/\s+/g, ' ')
      console.log(`${this.#client} ${name}: FAILED (${what.slice(0, 600)})`)
      process.exitCode = 1
    }
  }
}

// Throws unless both are equal.
export function same (what, found, wanted) {
  if (!isDeepStrictEqual(found, wanted)) {
    throw new Error(`${what}: ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`)
  }
}

// Puts the file where the answer of createUploadDestinationForResource says, with the headers that it says.
export async function put ({ url, headers }) {
  const answer = await fetch(url, { method: 'PUT', headers, body: file })
  if (!answer.ok) throw new Error(`PUT ${url}: ${answer.status} ${await answer.text()}`)
}
