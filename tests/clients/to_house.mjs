import https from 'node:https'
import net from 'node:net'

// An agent whose connections, whatever host they are opened to, lead to the house, in plain text as it speaks on
// loopback. It stands in for the DNS entry and the certificate that a house of its own name would have. Node.js makes
// further agents of the same class by itself, without arguments.
export function agentTo (house) {
  class ToHouse extends https.Agent {
    createConnection (_, connected) {
      return net.connect({ host: house.hostname, port: house.port }, connected)
    }
  }
  return new ToHouse()
}
