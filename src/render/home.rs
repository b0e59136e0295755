//! What only the home page shows: what holds today, what is sought, how the entity does.
//!
//! In: the catalogue, the day of the build, and the report, which comes with the second wave: the home page is made then
//! once more. Out: parts for its template; a part without content is left out.

use jiff::civil::Date;
use serde_json::{Value as Json, json};

use super::view::LinkView;
use super::{Renderer, alert, picture, shell};
use crate::catalog::{DocId, EntryId};
use crate::model::{LangId, Record, Value};

/// Entries of each part.
const SOUGHT: usize = 5;
const SITUATIONS: usize = 12;
const NEXT: usize = 3;

/// The parts of the home page.
pub(super) fn view(renderer: &Renderer<'_>, id: DocId) -> Json {
    let home = Home {
        renderer,
        lang: renderer.inputs.catalog.doc(id).lang,
        today: renderer.inputs.date,
    };
    json!({
        "alerts": home.alerts(),
        "sought": home.links(home.procedures().into_iter().take(SOUGHT)),
        "situations": home.situations(),
        "compliance": home.compliance(),
        "budget": picture::budget::small(renderer, home.lang),
        "open": home.open(),
        "news": home.links(home.news().into_iter()),
        "events": home.events(),
        "peoples": home.links(home.named("pueblo").iter().copied()),
        "languages": home.languages(),
    })
}

struct Home<'r, 'a> {
    renderer: &'r Renderer<'a>,
    lang: LangId,
    today: Date,
}

impl Home<'_, '_> {
    fn named(&self, kind: &str) -> &[EntryId] {
        self.renderer.inputs.catalog.named(kind)
    }

    fn fields(&self, entry: EntryId) -> &Record {
        let catalog = self.renderer.inputs.catalog;
        &catalog.doc(catalog.source(entry)).fields
    }

    fn day(&self, entry: EntryId, field: &str) -> Option<Date> {
        self.fields(entry).get(field).and_then(Value::day)
    }

    fn link(&self, entry: EntryId) -> LinkView {
        shell::entry_link(&self.renderer.inputs, entry, self.lang)
    }

    fn links(&self, entries: impl Iterator<Item = EntryId>) -> Vec<LinkView> {
        entries
            .map(|entry| self.link(entry))
            .filter(|link| !link.href.is_empty())
            .collect()
    }

    /// A field of an entry, in the language in which it is written.
    fn said(&self, entry: EntryId, field: &str) -> Option<String> {
        let catalog = self.renderer.inputs.catalog;
        let doc = catalog.best(entry, self.lang);
        let text = catalog.text(doc, field)?;
        let written = catalog.written_in(doc, field);
        Some(self.renderer.written(self.lang, text, written))
    }

    fn alerts(&self) -> Vec<Json> {
        let holding = self.named("alerta").iter().copied();
        holding
            .filter(|&entry| alert::holds(&self.renderer.inputs, entry))
            .map(|entry| json!({ "link": self.link(entry) }))
            .collect()
    }

    /// Procedures in the order that the entity gave them.
    fn procedures(&self) -> Vec<EntryId> {
        let mut all = self.named("tramite").to_vec();
        all.sort_by_key(|&entry| {
            let order = self.fields(entry).integer("orden");
            (order.unwrap_or(i64::MAX), entry)
        });
        all
    }

    /// What people live through, with the procedures for it.
    fn situations(&self) -> Vec<Json> {
        let catalog = self.renderer.inputs.catalog;
        let mut all: Vec<(String, Vec<LinkView>)> = Vec::new();
        for entry in self.procedures() {
            let doc = catalog.best(entry, self.lang);
            let written = catalog.written_in(doc, "situaciones");
            for words in catalog.said_by(doc, "situaciones").texts("situaciones") {
                let words = self.renderer.written(self.lang, words, written);
                match all.iter_mut().find(|(known, _)| *known == words) {
                    Some((_, links)) => links.push(self.link(entry)),
                    None => all.push((words, vec![self.link(entry)])),
                }
            }
        }
        all.truncate(SITUATIONS);
        all.into_iter()
            .map(|(words, links)| json!({ "words": words, "links": links }))
            .collect()
    }

    /// The first checklist of the portal, with the requirements that it lacks; nothing before the report is there.
    fn compliance(&self) -> Json {
        let catalog = self.renderer.inputs.catalog;
        let first = catalog.config().checklists.first();
        let report = self.renderer.inputs.report;
        let packs = report.and_then(|report| report["packs"].as_array());
        let pack = packs
            .into_iter()
            .flatten()
            .find(|pack| first.is_some_and(|first| pack["id"] == *first.id));
        let Some(pack) = pack else {
            return Json::Null;
        };
        let phases = pack["phases"].as_array().into_iter().flatten();
        let all: Vec<&Json> = phases
            .filter_map(|phase| phase["requirements"].as_array())
            .flatten()
            .collect();
        let count = |outcome: &str| all.iter().filter(|one| one["outcome"] == *outcome).count();
        let (met, missing) = (count("met"), count("missing"));
        let mut lacks: Vec<&&Json> = all
            .iter()
            .filter(|one| one["outcome"] == "missing")
            .collect();
        // What must be there comes first, then what weighs most.
        lacks.sort_by_key(|one| {
            let weight = one["max"].as_u64().unwrap_or(0);
            (one["mandatory"] != true, std::cmp::Reverse(weight))
        });
        let prefix = catalog.prefix(self.lang);
        let lacks: Vec<Json> = lacks
            .into_iter()
            .take(NEXT)
            .map(|one| {
                let address = one["address"].as_str().unwrap_or_default();
                json!({
                    "text": format!("{} {}", one["label"].as_str().unwrap_or_default(), one["name"].as_str().unwrap_or_default()).trim(),
                    "href": format!("{prefix}{address}"),
                })
            })
            .collect();
        let total = met + missing;
        let share = met as f64 / (total.max(1)) as f64 * 100.0;
        json!({
            "name": pack["name"], "met": met, "total": total, "missing": missing,
            "percent": self.renderer.messages(self.lang).decimal(share, 1),
            "href": format!("{prefix}/cumplimiento/{}/", pack["id"].as_str().unwrap_or_default()),
            "lacks": lacks,
        })
    }

    /// What can be commented today, with the days that are left; the day of the build is one of them.
    fn open(&self) -> Vec<Json> {
        let mut open: Vec<(Date, EntryId)> = self
            .named("consulta")
            .iter()
            .filter_map(|&entry| {
                let (from, to) = (self.day(entry, "apertura")?, self.day(entry, "cierre")?);
                (from <= self.today && self.today <= to).then_some((to, entry))
            })
            .collect();
        open.sort();
        open.into_iter()
            .take(NEXT)
            .map(|(to, entry)| {
                let left = (to - self.today).get_days();
                json!({ "link": self.link(entry), "until": to.to_string(), "left": left })
            })
            .collect()
    }

    fn news(&self) -> Vec<EntryId> {
        let catalog = self.renderer.inputs.catalog;
        let mut news: Vec<EntryId> = self
            .named("noticia")
            .iter()
            .copied()
            .filter(|&entry| {
                self.day(entry, "caduca")
                    .is_none_or(|end| end >= self.today)
            })
            .collect();
        news.sort_by_key(|&entry| {
            (
                std::cmp::Reverse(catalog.card(catalog.source(entry)).date),
                entry,
            )
        });
        news.truncate(NEXT);
        news
    }

    fn events(&self) -> Vec<Json> {
        let mut next: Vec<(String, EntryId)> = self
            .named("evento")
            .iter()
            .filter_map(|&entry| {
                let last = self.day(entry, "fin").or(self.day(entry, "inicio"))?;
                let start = match self.fields(entry).get("inicio")? {
                    Value::Moment(stamp) => stamp.rfc3339(),
                    value => value.day()?.to_string(),
                };
                (last >= self.today).then_some((start, entry))
            })
            .collect();
        next.sort();
        next.into_iter()
            .take(NEXT)
            .map(|(start, entry)| json!({ "link": self.link(entry), "start": start, "place": self.said(entry, "lugar") }))
            .collect()
    }

    /// Languages in which there is something to read, with how many pages.
    fn languages(&self) -> Vec<Json> {
        let inputs = &self.renderer.inputs;
        let config = inputs.catalog.config();
        let langs = config.langs().filter(|(lang, _)| *lang != LangId::SOURCE);
        langs
            .filter_map(|(lang, language)| {
                let docs = inputs.plan.by_lang.get(&lang)?;
                let link = docs.first().map(|&doc| {
                    let home = inputs.catalog.at(&format!("{}/", inputs.catalog.prefix(lang)));
                    let route = inputs.catalog.card(home.unwrap_or(doc)).route.clone();
                    route.as_deref().unwrap_or_default().to_owned()
                })?;
                Some(json!({ "tag": &*language.tag, "name": &*language.name, "href": link, "pages": docs.len() }))
            })
            .collect()
    }
}
