"use strict";
// The live agenda. Kring worked out beforehand what its fitter would do from every state (the policy); here the rest is
// fitted anew by looking that up. Nothing is asked of a server.
const KringLive = (() => {
  const minute = 60000;

  /** What the policy does before a block; null where nothing fits. */
  function decide(policy, id, left, sitting) {
    const runs = (policy.states[id] || {})[left];
    if (!runs) return null;
    const run = runs.find((run) => sitting <= run[0]) || runs[runs.length - 1];
    return run[1];
  }

  /** The nearest number of minutes from which something fits: fewer when there is time to spare, else more. */
  function nearest(policy, id, left, sitting) {
    if (decide(policy, id, left, sitting)) return left;
    const known = Object.keys(policy.states[id] || {}).map(Number)
      .filter((minutes) => decide(policy, id, minutes, sitting)).sort((one, other) => one - other);
    const fewer = known.filter((minutes) => minutes < left);
    if (fewer.length) return fewer[fewer.length - 1];
    return known.length ? known[0] : null;
  }

  /**
   * The rest of the programme from a block on, with so many minutes left after having sat so long.
   * Returns its items, and by how many minutes it runs over (or, below zero, ends early).
   */
  function refit(data, from, left, sitting, skipped) {
    const items = [];
    let over = 0;
    for (let index = from; index < data.policy.blocks.length; index++) {
      const id = data.policy.blocks[index].id;
      if (skipped.includes(id)) continue;
      const block = data.blocks.find((block) => block.id === id);
      for (let rested = false; ; rested = true) {
        const fitting = nearest(data.policy, id, left, sitting);
        const decision = fitting === null ? ["hold", block.minutes] : decide(data.policy, id, fitting, sitting);
        if (fitting !== null) {
          over += fitting - left;
          left = fitting;
        }
        if (decision[0] === "leave") break;
        if (decision[0] === "rest" && !rested) {
          items.push({ rest: true, before: index, minutes: decision[1] });
          left -= decision[1];
          sitting = 0;
          continue;
        }
        items.push({ id, index, minutes: decision[1] });
        left -= decision[1];
        sitting = block.pause ? 0 : sitting + decision[1];
        break;
      }
    }
    return { items, over: over - left };
  }

  /** A session in progress; every change makes a new one, so that it can be undone. */
  function begin(data, now, end) {
    const state = { end, sitting: 0, skipped: [], took: [], current: null, rest: [], over: 0, done: false };
    return advance(data, state, 0, now);
  }

  function advance(data, state, index, now) {
    const plan = refit(data, index, Math.round((state.end - now) / minute), state.sitting, state.skipped);
    const first = plan.items[0];
    return {
      ...state,
      current: first ? { ...first, from: now, until: now + first.minutes * minute } : null,
      rest: plan.items.slice(1), over: plan.over, done: !first,
    };
  }

  /** The rest again, while the current part goes on until a moment. */
  function again(data, state, now) {
    if (!state.current) return state;
    const { current } = state;
    const block = data.blocks.find((block) => block.id === current.id);
    const until = Math.max(current.until, now);
    const sat = current.rest || block.pause ? 0 : state.sitting + Math.round((until - current.from) / minute);
    const index = current.rest ? current.before : current.index + 1;
    const plan = refit(data, index, Math.round((state.end - until) / minute), sat, state.skipped);
    return { ...state, rest: plan.items, over: plan.over };
  }

  function next(data, state, now, isSkipped) {
    const { current } = state;
    const block = data.blocks.find((block) => block.id === current.id);
    const minutes = Math.max(0, Math.round((now - current.from) / minute));
    const took = block && !isSkipped
      ? [...state.took, { id: block.id, method: block.method, planned: current.minutes, minutes: Math.max(1, minutes) }]
      : state.took;
    const sitting = current.rest || block.pause ? 0 : state.sitting + minutes;
    const index = current.rest ? current.before : current.index + 1;
    return advance(data, { ...state, took, sitting }, index, now);
  }

  const more = (data, state, now, minutes) =>
    again(data, { ...state, current: { ...state.current, until: Math.max(state.current.until, now) + minutes * minute } }, now);
  const leaveOut = (data, state, now, id) => again(data, { ...state, skipped: [...state.skipped, id] }, now);

  return { decide, refit, begin, next, more, leaveOut, again };
})();

if (typeof module !== "undefined") module.exports = KringLive;

if (typeof document !== "undefined") (() => {
  const data = JSON.parse(document.getElementById("live").dataset.agenda);
  const words = data.words;
  const at = (id) => document.getElementById(id);
  const key = "kring-live " + data.key;
  const minute = 60000;
  let history = [];
  let state = null;
  try { ({ state, history } = JSON.parse(localStorage.getItem(key)) || { state: null, history: [] }); } catch { history = []; }

  const clock = (time) => {
    const date = new Date(time);
    return String(date.getHours()).padStart(2, "0") + ":" + String(date.getMinutes()).padStart(2, "0");
  };
  const element = (name, text, parts = {}) => Object.assign(document.createElement(name), { textContent: text, ...parts });
  const blockOf = (item) => item.rest ? { title: words.rest, steps: [] } : data.blocks.find((block) => block.id === item.id);

  function planned(now) {
    const [hours, minutes] = data.start.split(":").map(Number);
    const start = new Date(now);
    start.setHours(hours, minutes, 0, 0);
    return start.getTime() + data.minutes * minute;
  }

  /** The planned end while it makes sense today; in a rehearsal the whole length from now on. */
  function endFor(now) {
    const end = planned(now);
    const left = (end - now) / minute;
    return left > data.minutes / 2 && left < data.minutes + 30 ? end : now + data.minutes * minute;
  }

  function keep() {
    try { localStorage.setItem(key, JSON.stringify({ state, history })); } catch { /* a private window keeps nothing */ }
  }

  function act(change) {
    history.push(state);
    history = history.slice(-50);
    state = change(Date.now());
    keep();
    show();
  }

  function showTime() {
    if (!state || !state.current) { document.title = data.title; return; }
    const now = Date.now();
    const left = Math.ceil((state.current.until - now) / 1000);
    const text = (left < 0 ? "+" : "") + String(Math.floor(Math.abs(left) / 60)).padStart(2, "0") + ":" +
      String(Math.abs(left) % 60).padStart(2, "0");
    at("timer").textContent = text;
    at("timer").className = left < 0 ? "late" : left <= 120 ? "soon" : "";
    document.title = text + " " + blockOf(state.current).title;
    // A part that runs late takes from the rest, minute by minute.
    if (left < 0 && now - state.current.until >= minute * (state.late || 0) + minute) {
      state = { ...KringLive.again(data, state, now), late: Math.floor((now - state.current.until) / minute) };
      keep();
      showRest();
    }
  }

  function showRest() {
    const list = at("rest");
    list.replaceChildren();
    const first = state.rest[0];
    at("soon").textContent = first ? words.then + " " + blockOf(first).title + " (" + first.minutes + " min)" : "";
    let time = Math.max(state.current ? state.current.until : 0, Date.now());
    for (const item of state.rest) {
      const line = element("li", "");
      line.append(element("span", clock(time), { className: "clock" }), element("span", blockOf(item).title),
        element("span", item.minutes + " min", { className: "min" }));
      if (!item.rest) {
        const button = element("button", words.leaveOut, { type: "button" });
        button.setAttribute("aria-label", words.leaveOut + ": " + blockOf(item).title);
        button.onclick = () => act((now) => ({ ...KringLive.leaveOut(data, state, now, item.id) }));
        line.append(button);
      }
      list.append(line);
      time += item.minutes * minute;
    }
    const over = Math.round(state.over);
    at("end").textContent = words.end + " " + clock(time) +
      (over > 0 ? " (" + words.over.replace("%", over) + ")" : over < 0 ? " (" + words.spare.replace("%", -over) + ")" : "");
    at("end").className = over > 0 ? "late" : "";
  }

  function showNow() {
    const block = blockOf(state.current);
    at("title").textContent = block.title;
    at("until").textContent = clock(state.current.from) + "–" + clock(state.current.until);
    const steps = at("steps");
    steps.replaceChildren();
    if (block.grouping) steps.append(element("li", block.grouping, { className: "soft" }));
    for (const step of block.steps) {
      const line = element("li", step.text + (block.steps.length > 1 ? " (" + step.minutes + " min)" : ""));
      if (step.say) line.append(element("p", step.say, { className: "say" }));
      steps.append(line);
    }
    if (block.late) steps.append(element("li", words.late + " " + block.late, { className: "soft" }));
  }

  function showResult() {
    const list = at("took");
    list.replaceChildren();
    for (const one of state.took) {
      const line = element("li", "");
      line.append(element("span", blockOf(one).title), element("span", one.minutes + " min (" + words.planned + " " + one.planned + ")", { className: "min" }));
      list.append(line);
    }
    const times = state.took.map((one) => one.id + "=" + one.minutes).join(" ");
    at("command").value = data.session ? "kring agenda times " + data.session + " " + times : times;
  }

  function show() {
    const phase = !state ? "before" : state.done ? "after" : "during";
    for (const name of ["before", "during", "after"]) at(name).hidden = name !== phase;
    at("undo").disabled = history.length === 0;
    at("undo").hidden = phase === "before" && history.length === 0;
    if (phase === "during") { showNow(); showRest(); }
    if (phase === "after") showResult();
    showTime();
  }

  at("start").onclick = () => act((now) => KringLive.begin(data, now, endFor(now)));
  at("next").onclick = () => act((now) => ({ ...KringLive.next(data, state, now, false), late: 0 }));
  at("more").onclick = () => act((now) => ({ ...KringLive.more(data, state, now, 5), late: 0 }));
  at("skip").onclick = () => act((now) => ({ ...KringLive.next(data, state, now, true), late: 0 }));
  at("undo").onclick = () => { state = history.pop() || null; keep(); show(); };
  at("again").onclick = () => act(() => null);
  at("copy").onclick = () => { at("command").select(); if (navigator.clipboard) navigator.clipboard.writeText(at("command").value); };
  // A screen that goes dark in the middle of a round helps nobody.
  const awake = () => { if (navigator.wakeLock && document.visibilityState === "visible") navigator.wakeLock.request("screen").catch(() => {}); };
  document.addEventListener("visibilitychange", awake);
  at("start").addEventListener("click", awake);
  setInterval(showTime, 500);
  show();
})();
