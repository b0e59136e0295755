// Nothing is left out in silence: what cannot run here is named, and fails where everything is required.
import assert from 'node:assert/strict'

export function unable (what, why) {
  console.log(`NOT RUN: ${what} (${why})`)
  assert.notEqual(process.env.VITRINA_REQUIRE, 'all', `${what} was not run: ${why}`)
}
