"use strict";
// Plays live agendas at random: parts that run late, are skipped, get five minutes more; what is left out beforehand.
// usage: node walks.js PAGE.html …   (pages of kring agenda --format live)
const fs = require("fs");
const path = require("path");
const live = require(path.join(__dirname, "../../templates/layouts/agenda-live.js"));
const minute = 60000;

function agenda(file) {
  const text = fs.readFileSync(file, "utf8").match(/data-agenda="([^"]*)"/)[1];
  const signs = { quot: '"', "#39": "'", lt: "<", gt: ">", amp: "&" };
  return JSON.parse(text.replace(/&(quot|#39|lt|gt|amp);/g, (_, name) => signs[name]));
}

/** The same numbers each time. */
function chance(seed) {
  let state = seed;
  return () => { state = (state * 1103515245 + 12345) & 0x7fffffff; return state / 0x7fffffff; };
}

function check(condition, words) { if (!condition) throw new Error(words); }

function playOnce(data, random) {
  let now = 0;
  let state = live.begin(data, now, data.minutes * minute);
  let steps = 0;
  while (!state.done) {
    check(++steps < 100, "the session never ends");
    if (random() < 0.15) state = live.more(data, state, now, 5);
    const coming = state.rest.find((item) => !item.rest);
    if (coming && random() < 0.05) state = live.leaveOut(data, state, now, coming.id);
    const rest = state.rest.reduce((sum, item) => sum + item.minutes, 0);
    const over = (state.current.until + rest * minute - state.end) / minute;
    check(Math.abs(over - state.over) <= 1, `says ${state.over} minutes over, it is ${over}`);
    check(state.rest.every((item) => item.rest || item.index > (state.current.rest ? state.current.before - 1 : state.current.index)),
      "a part comes twice");
    if (random() < 0.5) now = state.current.until;
    else now = Math.max(now, state.current.until + Math.round((random() - 0.4) * 6) * minute);
    if (now > state.current.until) state = live.again(data, state, now);
    state = live.next(data, state, now, random() < 0.1);
  }
  return steps;
}

let steps = 0;
for (const file of process.argv.slice(2)) {
  const data = agenda(file);
  const first = live.begin(data, 0, data.minutes * minute);
  const programme = [first.current, ...first.rest].filter((item) => !item.rest).map((item) => `${item.id} ${item.minutes}`);
  const planned = data.blocks.map((block) => `${block.id} ${block.minutes}`);
  check(String(programme) === String(planned), `${file} begins with ${programme}, the agenda is ${planned}`);
  const random = chance(1);
  for (let round = 0; round < 2000; round++) steps += playOnce(data, random);
}
console.log(`${process.argv.length - 2} live agendas, ${steps} steps: each begins as its agenda and ends when it says`);
