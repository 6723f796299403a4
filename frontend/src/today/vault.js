// Seals what the phone keeps: AES-GCM under a key drawn at random, which itself lies sealed under the worker's code. The
// key is only ever in this page's memory, and no script can take it out of there. See docs/decisions/0028-phone.md on what this
// protects against.

const ROUNDS = 600_000; // PBKDF2-HMAC-SHA-256, as OWASP advised in 2023
const GCM = "AES-GCM";
const letters = new TextEncoder();
let key = null;

const drawn = (length) => crypto.getRandomValues(new Uint8Array(length));

async function fromCode(code, salt, rounds) {
  const typed = await crypto.subtle.importKey("raw", letters.encode(code.normalize("NFKC")), "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds };
  return crypto.subtle.deriveKey(how, typed, { name: GCM, length: 256 }, false, ["wrapKey", "unwrapKey"]);
}

// A new key under a code. Returns what may lie open: by it and the code alone the key is found again.
export async function make(code) {
  const kept = { salt: drawn(16), iv: drawn(12), rounds: ROUNDS };
  const outer = await fromCode(code, kept.salt, kept.rounds);
  const fresh = await crypto.subtle.generateKey({ name: GCM, length: 256 }, true, ["encrypt", "decrypt"]);
  kept.wrapped = await crypto.subtle.wrapKey("raw", fresh, outer, { name: GCM, iv: kept.iv });
  await unlock(code, kept);
  return kept;
}

// True when the code is right; from then on things can be sealed and opened.
export async function unlock(code, kept) {
  const outer = await fromCode(code, kept.salt, kept.rounds);
  try {
    key = await crypto.subtle.unwrapKey("raw", kept.wrapped, outer, { name: GCM, iv: kept.iv }, GCM, false, ["encrypt", "decrypt"]);
  } catch {
    return false;
  }
  return true;
}

export const lock = () => (key = null);
export const isOpen = () => key !== null;

// `name` is bound to what is sealed: moved to another place, it no longer opens.
export async function sealBytes(name, bytes) {
  const iv = drawn(12);
  return { iv, bytes: await crypto.subtle.encrypt({ name: GCM, iv, additionalData: letters.encode(name) }, key, bytes) };
}

export async function openBytes(name, box) {
  return crypto.subtle.decrypt({ name: GCM, iv: box.iv, additionalData: letters.encode(name) }, key, box.bytes);
}

export const seal = (name, value) => sealBytes(name, letters.encode(JSON.stringify(value)));
export const unseal = async (name, box) => JSON.parse(new TextDecoder().decode(await openBytes(name, box)));
