// What the three demonstrations do. A step is its title, what it says of itself, and what it does, which gives `{result, text, link}`; what it learns it keeps in `state`.
import { address, at, call, command, distance, domainCreate, domainInfo, makeCode, nextDue, operate, place, read, refusal, registrars, stamp, succeeded, textIn, transfer, uris } from "../parts.js";

export const moveADomain = {
  id: "story-move",
  sign: "⇄",
  title: "Move a domain with its auth code",
  summary: "Five clicks from one registrar to another.",
  steps: [
    ["Register a domain", "The first registrar registers a name.", register],
    ["Make an auth code", "Its sponsor makes a code, as this registry’s policy wants it.", makeTheCode],
    ["Try a wrong code", "The other registrar asks with a code that is not right.", wrongCode],
    ["Ask with the right one", "The same request with the code.", rightCode],
    ["Let the deadline pass", "Nobody objects: the registry’s clock is moved to the deadline.", passDeadline],
  ],
};

async function cast(state) {
  const [first, second] = await registrars();
  if (!second) throw new Error("This needs two registrars that may log in. Make them under Accounts.");
  Object.assign(state, { from: first.id, to: second.id });
  state.name = `demo-${Math.floor(Math.random() * 1e6)}.${place.policy.zones?.[0] ?? "example"}`;
}

async function register(state) {
  await cast(state);
  const [contact] = await call("GET", `${at("contacts")}?sponsor=${encodeURIComponent(state.from)}&limit=1`);
  const result = await command(state.from, domainCreate(state.name, { registrant: contact?.id }));
  demand(result);
  return { result, text: `${state.name} is registered by ${state.from}.`, link: domainLink(state) };
}

async function makeTheCode(state) {
  await endLock(state);
  const made = await makeCode(state.name, state.from);
  demand(made.result);
  Object.assign(state, made);
  if (made.sentTo) {
    const mail = (await call("GET", `${at("outbox")}?domain=${encodeURIComponent(state.name)}`)).deliveries.at(-1);
    Object.assign(state, { code: mail.code, processNumber: mail.processNumber });
    return { result: made.result, text: `It went to the holder (${made.sentTo}).`, link: { to: address("outbox"), label: "Read the mail" } };
  }
  return { result: made.result, text: "The code is made; the frames below show it." };
}

/** Where the policy locks a new domain, its lock must end first. */
async function endLock(state) {
  const domain = await read("domains", state.name);
  if (Date.parse(domain.lockedUntil)) await operate("POST", at("clock", "set"), { now: domain.lockedUntil }, "clock moved to the end of the lock");
}

async function wrongCode(state) {
  const result = await command(state.to, transfer("request", state.name, { authInfo: "not-The-Code-1", processNumber: state.processNumber }));
  return { result, text: refusal(result) };
}

async function rightCode(state) {
  const result = await command(state.to, transfer("request", state.name, { authInfo: state.code, processNumber: state.processNumber }));
  demand(result);
  const until = textIn(result.answer, uris.domain, "acDate");
  return { result, text: result.code === 1001 ? `Pending until ${stamp(until, true)}, unless ${state.from} objects.` : "This policy moves it at once." };
}

async function passDeadline(state) {
  const domain = await read("domains", state.name);
  if (domain.transfer?.status === "pending" || domain.transfer?.acted > domain.transfer?.requested && domain.sponsor === state.from) {
    await operate("POST", at("clock", "set"), { now: domain.transfer.acted }, "clock moved to the deadline");
  }
  const after = await read("domains", state.name);
  return { text: `${state.name} belongs to ${after.sponsor} now. Both were told by poll.`, link: { to: address("messages"), label: "Messages" } };
}

export const loseAnAnswer = {
  id: "story-lose",
  sign: "⚡",
  title: "Lose an answer",
  summary: "The command took effect; the client never learns. What now?",
  steps: [
    ["Set the trap", "A fault rule: the next domain:create takes effect, its answer is lost.", setTrap],
    ["Create", "The registrar’s client sends a create and gets nothing.", createLost],
    ["Create again", "A client that simply tries again is refused.", createAgain],
    ["Look", "A client that asks with info finds that the domain is its own.", lookForIt],
  ],
  // A rule that has acted as often as it should is gone by itself.
  cleanUp: async (state) => {
    const rules = await read("faults");
    if (rules.some(({ id }) => id === state.fault)) await call("DELETE", at("faults", state.fault));
  },
};

async function setTrap(state) {
  await cast(state);
  const rule = { match: { registrar: state.from, command: "domain:create", name: state.name }, effect: { close: { at: "beforeAnswer", by: "abort" } }, remaining: 1 };
  state.fault = (await operate("POST", at("faults"), rule, "fault rule added")).id;
  return { text: `Rule ${state.fault} waits for ${state.name}.`, link: { to: address("faults"), label: "Faults" } };
}

async function createLost(state) {
  const result = await command(state.from, domainCreate(state.name));
  return { text: result.answer ? `An answer came all the same: ${refusal(result)}` : "No answer. The connection broke." };
}

async function createAgain(state) {
  const result = await command(state.from, domainCreate(state.name));
  return { result, text: refusal(result) };
}

async function lookForIt(state) {
  const result = await command(state.from, domainInfo(state.name));
  return { result, text: `Sponsor ${textIn(result.answer, uris.domain, "clID")}, created ${stamp(textIn(result.answer, uris.domain, "crDate"))}.`, link: domainLink(state) };
}

export const daysPass = {
  id: "story-days",
  sign: "◴",
  title: "Let five days pass",
  summary: "Transfers, expiry and grace periods happen on the way.",
  steps: [
    ["See what is due", "What the clock will do within five days.", showDue],
    ["Advance by five days", "Everything happens in order, each at its own time.", fiveDays],
    ["Look at what happened", "What is still to come, and the messages that registrars got.", whatHappened],
  ],
};

async function showDue(state) {
  const clock = await read("clock");
  const end = Date.parse(clock.now) + 5 * 86_400_000;
  state.due = (await nextDue(200)).filter(({ time }) => Date.parse(time) <= end);
  state.messages = place.about.messages;
  return { text: state.due.length === 0 ? "Nothing within five days here: any domain created today has a grace period." : state.due.slice(0, 5).map((each) => `${each.name} ${distance(each.time)}: ${each.text}`).join(" · ") };
}

async function fiveDays() {
  const clock = await operate("POST", at("clock", "advance"), { by: "5d" }, "clock advanced by 5d");
  return { text: `It is ${stamp(clock.now)} now.` };
}

async function whatHappened(state) {
  const about = await read();
  const names = [...new Set(state.due.map(({ name }) => name))].slice(0, 5);
  return { text: `${state.due.length} things happened${names.length ? ` (${names.join(", ")})` : ""}; ${about.messages - state.messages} new messages wait.`, link: { to: address("messages"), label: "Messages" } };
}

function demand(result) {
  if (!succeeded(result)) throw new Error(refusal(result));
}

const domainLink = (state) => ({ to: address("domains", state.name), label: state.name });
