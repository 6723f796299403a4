// What is asked of the server. A lost network, a redirect to the sign-in page, and an answer that is none all have names.

const PATIENCE = 60_000;

export class Offline extends Error {}
export class SignedOut extends Error {}
export class Trouble extends Error {}

async function ask(address, how = {}) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  let answer;
  try {
    answer = await fetch(address, { credentials: "same-origin", cache: "no-store", signal: patience.signal, ...how });
  } catch {
    throw new Offline();
  } finally {
    clearTimeout(timer);
  }
  if (answer.redirected) throw new SignedOut();
  return answer;
}

async function said(answer) {
  if (!(answer.headers.get("Content-Type") || "").includes("json")) throw new Trouble(String(answer.status));
  return answer.json();
}

export function server(addresses, token) {
  const phone = token ? { "X-Phone": token } : {};
  let csrf = "";
  const posted = (address, body) => ask(address, { method: "POST", body, headers: { ...phone, "X-CSRFToken": csrf } });
  return {
    async signed() {
      const found = await said(await ask(addresses.signed, { headers: phone }));
      csrf = found.csrf;
      return found;
    },
    async pack() {
      return said(await ask(addresses.pack));
    },
    async begin(name) {
      const body = new FormData();
      body.append("name", name);
      return said(await posted(addresses.begin, body));
    },
    async send(body) {
      const answer = await posted(addresses.send, body);
      if (answer.status >= 500) throw new Trouble(String(answer.status));
      return said(answer);
    },
    async close() {
      return posted(addresses.close, new FormData());
    },
    signOut() {
      const form = Object.assign(document.createElement("form"), { method: "post", action: addresses.signOut, hidden: true });
      form.append(Object.assign(document.createElement("input"), { name: "csrfmiddlewaretoken", value: csrf }));
      document.body.append(form);
      form.submit();
    },
  };
}
