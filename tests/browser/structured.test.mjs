// What pages tell programs (JSON-LD), read by another's validator: the types and properties exist in schema.org, lists,
// breadcrumbs, events and job offers have what search engines require of them.
//
// The vocabulary is schema.org's own, as far as the portal may use it (tests/data/schema_org.tsv).
import assert from 'node:assert/strict'
import fs from 'node:fs'
import Validator from '@adobe/structured-data-validator'
import { counts } from './site.mjs'

function vocabulary () {
  const graph = []
  const domains = new Map()
  for (const line of fs.readFileSync(new URL('../data/schema_org.tsv', import.meta.url), 'utf8').split('\n')) {
    const [what, name, third] = line.split('\t')
    if (what === 'T') graph.push({ '@id': `schema:${name}`, '@type': 'rdfs:Class', 'rdfs:subClassOf': third.split(/\s+/).filter(Boolean).map((parent) => ({ '@id': `schema:${parent}` })) })
    else if (what === 'P') domains.set(third, [...(domains.get(third) || []), { '@id': `schema:${name}` }])
  }
  for (const [name, of] of domains) graph.push({ '@id': `schema:${name}`, '@type': 'rdf:Property', 'schema:domainIncludes': of })
  return { '@context': {}, '@graph': graph }
}

export default function (test, { pages }) {
  test('JSON-LD is read without complaint', async () => {
    const validator = new Validator(vocabulary())
    const wrong = new Map()
    const types = new Set()
    let read = 0
    for (const page of pages) {
      const found = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(fs.readFileSync(page.file, 'utf8'))
      if (!found) continue
      read++
      const data = JSON.parse(found[1])
      assert.equal(data['@context'], 'https://schema.org', page.route)
      const jsonld = {}
      for (const thing of data['@graph'] || [data]) {
        types.add(thing['@type'])
        ;(jsonld[thing['@type']] ||= []).push(thing)
      }
      for (const issue of await validator.validate({ jsonld, microdata: {}, rdfa: {} })) {
        if (issue.severity !== 'ERROR' && issue.errorType !== 'schemaOrg') continue
        // The items of a list need an address only; what the validator asks for are the items of a breadcrumb.
        if (issue.path.at(-1).property === 'itemListElement' && issue.path.at(-2)?.property === 'mainEntity' && /"name" is missing/.test(issue.issueMessage)) continue
        const what = `${issue.rootType}: ${issue.issueMessage} (${issue.path.map((step) => step.property || step.type).join('.')})`
        if (!wrong.has(what)) wrong.set(what, page.route)
      }
    }
    counts.checks += read
    console.log(`structured: ${read} pages, ${types.size} types: ${[...types].sort().join(', ')}`)
    assert.ok(read > pages.length / 2, `only ${read} of ${pages.length} pages have data`)
    assert.deepEqual([...wrong].map(([what, route]) => `${what} in ${route}`), [])
  })
}
