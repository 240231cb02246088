// Tests reach this machine and nothing else: an address elsewhere is refused before a packet leaves, and a name is not asked for.
// `unshare -rn sh -c 'ip link set lo up && npx vitest run'` takes the network away from child processes and browsers as well.
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

const OWN_NAMES = new Set(['localhost', 'localhost.localdomain', 'ip6-localhost']);
const loopback = new net.BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

const isOwn = (address) => loopback.check(address, net.isIPv6(address) ? 'ipv6' : 'ipv4');
const refusal = (where) => new Error(`tests have no network: ${where} is not this machine`);

const { connect } = net.Socket.prototype;
const { lookup } = dns;
const { lookup: promised } = dns.promises;

// Test files that share a process each run this: a guard around the guard would listen to each socket once more.
const GUARDED = Symbol.for('plumbline.tests-have-no-network');
if (net[GUARDED] !== true) {
  net[GUARDED] = true;
  net.Socket.prototype.connect = connectHere;
  dns.lookup = lookUpHere;
  dns.promises.lookup = promisedHere;
  syncBuiltinESMExports();
}

function connectHere(...args) {
  const host = hostOf(args);
  // Fails as a name that nobody knows does, in its own time: whoever asked for the socket listens to it by then.
  if (net.isIP(host) !== 0 && !isOwn(host))
    return connect.call(this, {
      host: 'elsewhere',
      port: 1,
      lookup: (_name, _options, done) => done(refusal(host)),
    });
  // What a look-up of the caller's own has found is known only now.
  this.once('connect', () => {
    const { remoteAddress } = this;
    if (remoteAddress !== undefined && !isOwn(remoteAddress)) this.destroy(refusal(remoteAddress));
  });
  return connect.apply(this, args);
}

/** Of `connect(options)`, `connect(port, host)`, and of what Node itself has put into a list; a path has none. */
function hostOf([first, second]) {
  const options = Array.isArray(first) ? first[0] : first;
  if (typeof options === 'object' && options !== null) return options.host ?? '';
  return typeof second === 'string' ? second : '';
}

function lookUpHere(name, ...rest) {
  if (net.isIP(name) !== 0 || OWN_NAMES.has(name)) return lookup(name, ...rest);
  queueMicrotask(() => rest.at(-1)(refusal(name)));
}

async function promisedHere(name, ...rest) {
  if (net.isIP(name) !== 0 || OWN_NAMES.has(name)) return promised(name, ...rest);
  throw refusal(name);
}
