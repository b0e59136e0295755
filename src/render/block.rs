//! Computed parts of pages: organisation chart, map, calendar, visits, feeds, contact…
//!
//! A page asks for them by name (`bloques = ["mapa"]`); each is data for the template `bloques/<name>.html`.

use serde_json::{Value as Json, json};
use tera::Context;

use super::value::{self, Said};
use super::view::{LinkView, PageView};
use super::{Renderer, download, feed, instrument, picture, shell};
use crate::catalog::{Chart, DocId, EntryId};
use crate::diag::Findings;
use crate::host::Fault;
use crate::languages::coverage;
use crate::model::{LangId, Record, Value};
use crate::schema::vocabulary;

/// Renders a block; one without a template is nothing.
pub(super) fn render(
    renderer: &Renderer<'_>,
    page: &PageView,
    id: DocId,
    name: &str,
    findings: &mut Findings,
) -> Result<Option<String>, Fault> {
    let instrument = instrument::named(name);
    let shape = instrument.map_or(name, |_| "instrumento");
    let template = format!("bloques/{shape}.html");
    if !renderer.inputs.theme.has(&template) {
        return Ok(None);
    }
    let lang = renderer.inputs.catalog.doc(id).lang;
    let block = Block { renderer, lang };
    let data = match name {
        "organigrama" => block.organisation(),
        "mapa" => block.map(),
        "calendario" => block.calendar(),
        "visitas" => block.visits(),
        "suscripcion" => json!({ "feeds": block.feeds() }),
        "sedes" => json!({ "rows": block.offices() }),
        "pqrsd" => block.petitions(),
        "idiomas" => json!({ "rows": block.languages() }),
        "transversales" => json!({ "links": block.systems() }),
        "plazos" => json!({ "links": super::deadline::links(renderer, lang) }),
        "consulta" => json!({ "rows": block.tables() }),
        "directorio" => json!({ "rows": block.staff() }),
        "relaciones" => super::relations::norm(renderer, id),
        "presupuesto" => super::relations::budget(renderer, id),
        "enlaces" => super::relations::backlinks(renderer, id),
        "avance" => block.plan(id),
        "contratacion" => picture::contract::pictures(renderer, id),
        "niveles" => super::level::block(renderer, id),
        _ => instrument.map_or_else(
            || json!({}),
            |instrument| instrument::block(renderer, instrument, id),
        ),
    };
    let mut context = Context::new();
    let site = serde_json::to_value(&*page.site).map_err(|_| Fault::Bug {
        what: "the view of the site cannot be given to a template".to_owned(),
    })?;
    context.insert("site", &site);
    context.insert("lang", &page.lang);
    context.insert("ui_lang", &page.ui_lang);
    context.insert("block", &data);
    let bytes = renderer
        .inputs
        .theme
        .render(&template, &context, findings)?;
    Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
}

/// The components of a plan, with how far each has got.
pub(super) fn components(renderer: &Renderer<'_>, plan: DocId, lang: LangId) -> Vec<Json> {
    Block { renderer, lang }.progress(plan)
}

struct Block<'r, 'a> {
    renderer: &'r Renderer<'a>,
    lang: LangId,
}

impl Block<'_, '_> {
    fn link(&self, entry: EntryId) -> LinkView {
        shell::entry_link(&self.renderer.inputs, entry, self.lang)
    }

    fn fields(&self, entry: EntryId) -> &Record {
        let catalog = self.renderer.inputs.catalog;
        &catalog.doc(catalog.source(entry)).fields
    }

    /// A text of a source, which a page of another language says to be.
    fn words(&self, text: &str) -> String {
        self.renderer.written(self.lang, text, LangId::SOURCE)
    }

    fn named(&self, kind: &str) -> Vec<EntryId> {
        self.renderer.inputs.catalog.named(kind).to_vec()
    }

    /// The tree of units; one whose parent does not exist stands beside the roots.
    fn organisation(&self) -> Json {
        let chart = Chart::of(self.renderer.inputs.catalog);
        let tops = chart.roots.iter().chain(&chart.orphans);
        let tree: Vec<Json> = tops.map(|&unit| self.unit(&chart, unit)).collect();
        let picture = picture::chart::picture(self.renderer, &chart, self.lang);
        json!({ "tree": tree, "picture": picture })
    }

    /// A unit with those under it. From a root no circle can be reached: each unit has one parent.
    fn unit(&self, chart: &Chart, unit: EntryId) -> Json {
        let under = chart.under(unit).iter();
        let under: Vec<Json> = under.map(|&unit| self.unit(chart, unit)).collect();
        json!({ "link": self.link(unit), "children": under })
    }

    fn map(&self) -> Json {
        let towns = self.named("municipio");
        let neighbours = picture::territory::neighbours(self.renderer, &towns);
        let rows: Vec<Json> = towns
            .iter()
            .zip(&neighbours)
            .map(|(&town, neighbours)| {
                let fields = self.fields(town);
                let area = match fields.get("area_km2") {
                    Some(Value::Decimal(area)) => {
                        Some(self.renderer.messages(self.lang).number(*area))
                    }
                    _ => None,
                };
                json!({
                    "link": self.link(town),
                    "code": fields.text("codigo").unwrap_or_default(),
                    "area": area,
                    "norm": self.words(fields.text("norma_creacion").unwrap_or_default()),
                    "borders": neighbours.iter().map(|&n| self.link(towns[n])).collect::<Vec<_>>(),
                })
            })
            .collect();
        let picture = picture::territory::picture(self.renderer, &towns, &[], self.lang);
        let numbered = picture
            .as_ref()
            .is_some_and(|picture| picture["numbered"] == true);
        json!({ "picture": picture, "numbered": numbered, "rows": rows })
    }

    fn calendar(&self) -> Json {
        let moment = |fields: &Record, name: &str| match fields.get(name) {
            Some(Value::Moment(stamp)) => Some(stamp.rfc3339()),
            Some(value) => value.day().map(|day| day.to_string()),
            None => None,
        };
        let mut events: Vec<(String, Json)> = self
            .named("evento")
            .into_iter()
            .filter_map(|event| {
                let fields = self.fields(event);
                let start = moment(fields, "inicio")?;
                let day = |name: &str| fields.get(name).and_then(Value::day);
                let last = day("fin").or(day("inicio"));
                let shown = json!({
                    "link": self.link(event), "start": start, "end": moment(fields, "fin"),
                    "end_time": self.same_day(fields),
                    "place": self.place(event),
                    "over": last.is_some_and(|last| last < self.renderer.inputs.date),
                });
                Some((start, shown))
            })
            .collect();
        // Without events there is no calendar to subscribe to.
        let ics =
            feed::calendar_address(&self.renderer.inputs, self.lang).filter(|_| !events.is_empty());
        events.sort_by(|a, b| a.0.cmp(&b.0));
        // What comes is read from the nearest on; what has passed, from the latest back.
        let (mut over, next): (Vec<Json>, Vec<Json>) = events
            .into_iter()
            .map(|(_, event)| event)
            .partition(|event| event["over"] == true);
        over.reverse();
        json!({ "events": next, "over": over, "ics": ics })
    }

    /// Where an event is, in the language in which that is written.
    fn place(&self, event: EntryId) -> Option<String> {
        let catalog = self.renderer.inputs.catalog;
        let doc = catalog.best(event, self.lang);
        let place = catalog.text(doc, "lugar")?;
        let written = catalog.written_in(doc, "lugar");
        Some(self.renderer.written(self.lang, place, written))
    }

    /// The hour at which an event ends, if that is on the day on which it begins.
    fn same_day(&self, fields: &Record) -> Option<String> {
        let (Value::Moment(start), Value::Moment(end)) =
            (fields.get("inicio")?, fields.get("fin")?)
        else {
            return None;
        };
        let later = start.date() == end.date() && start != end;
        later.then(|| self.renderer.messages(self.lang).time(*end).text)
    }

    fn visits(&self) -> Json {
        let months: Vec<(String, i64, Option<String>)> = self
            .named("visita")
            .into_iter()
            .filter_map(|row| {
                let fields = self.fields(row);
                let month = match fields.get("mes")? {
                    Value::Partial(month) => month.iso(),
                    value => value.day()?.to_string(),
                };
                Some((
                    month,
                    fields.integer("visitas")?,
                    fields.date("corte").map(|date| date.to_string()),
                ))
            })
            .collect();
        let messages = self.renderer.messages(self.lang);
        let total: i64 = months.iter().map(|(_, visits, _)| visits).sum();
        let cutoff = months
            .iter()
            .filter_map(|(_, _, cutoff)| cutoff.clone())
            .max();
        let mut months = months;
        months.sort();
        let rows: Vec<Json> = months
            .iter()
            .map(|(month, visits, _)| {
                let name = messages
                    .iso_date(month)
                    .map_or(month.clone(), |text| text.text);
                json!({ "month": name, "iso": month, "visits": messages.number(*visits) })
            })
            .collect();
        let example = self
            .named("visita")
            .iter()
            .any(|&row| self.renderer.inputs.catalog.entry(row).example);
        json!({ "total": messages.number(total), "cutoff": cutoff, "months": rows, "example": example })
    }

    fn feeds(&self) -> Vec<Json> {
        let inputs = &self.renderer.inputs;
        let mut sections: Vec<DocId> = inputs.plan.listings.keys().copied().collect();
        sections.sort_unstable();
        sections
            .into_iter()
            .filter(|&section| inputs.catalog.doc(section).lang == self.lang)
            .filter(|section| {
                inputs
                    .catalog
                    .schema()
                    .kind(inputs.plan.listings[section].kind)
                    .feed
            })
            .filter_map(|section| {
                let route = inputs.catalog.card(section).route.as_deref()?;
                Some(json!({
                    "title": self.renderer.title(self.lang, section),
                    "rss": format!("{route}rss.xml"),
                    "atom": format!("{route}atom.xml"),
                }))
            })
            .collect()
    }

    fn offices(&self) -> Vec<Json> {
        self.named("sede_fisica")
            .into_iter()
            .map(|office| {
                let fields = self.fields(office);
                let catalog = self.renderer.inputs.catalog;
                let doc = catalog.best(office, self.lang);
                let spoken = catalog.written_in(doc, "horarios");
                let hours: Vec<String> = catalog
                    .said_by(doc, "horarios")
                    .records("horarios")
                    .map(|hours| {
                        let spans: Vec<&str> = hours.texts("horas").collect();
                        format!("{}: {}", hours.text("dias").unwrap_or_default(), spans.join(", "))
                    })
                    .collect();
                let code = fields.text("municipio");
                let town = self.named("municipio").into_iter().find(|&town| self.fields(town).text("codigo") == code);
                json!({
                    "link": self.link(office),
                    "address": self.words(fields.text("direccion").unwrap_or_default()),
                    "hours": self.renderer.written(self.lang, &hours.join("; "), spoken),
                    "municipality": town.map(|town| picture::name(self.renderer, town, self.lang)).or(code.map(str::to_owned)),
                })
            })
            .collect()
    }

    fn petitions(&self) -> Json {
        let address = self.renderer.inputs.catalog.config().entity.text("pqrsd");
        let action = address.filter(|address| address.starts_with("https://"));
        let messages = self.renderer.messages(self.lang);
        let types: Vec<Json> = ["peticion", "queja", "reclamo", "sugerencia", "denuncia"]
            .iter()
            .map(|value| json!({ "value": value, "label": messages.text(&format!("pqrsd-{value}"), &[]) }))
            .collect();
        json!({ "action": action, "types": types })
    }

    fn languages(&self) -> Vec<Json> {
        let catalog = self.renderer.inputs.catalog;
        let config = catalog.config();
        let all = coverage(catalog);
        let total = all.first().map_or(0, |one| one.count.total());
        let source = (LangId::SOURCE, total, 0);
        let others = all.iter().map(|one| {
            let stale = one.count.out_of_date;
            (one.lang, one.count.translated(), stale)
        });
        std::iter::once(source)
            .chain(others)
            .map(|(lang, pages, stale)| {
                let language = config.language(lang);
                let review = language.review.as_ref();
                json!({
                    "tag": &*language.tag, "name": self.renderer.said(self.lang, &language.name, &language.tag), "pages": pages, "total": total, "stale": stale,
                    "reviewed_by": review.map(|review| self.words(&review.by)),
                    "reviewed_on": review.and_then(|review| review.on).map(|day| day.to_string()),
                    "percent": (pages * 100).checked_div(total).unwrap_or(0),
                })
            })
            .collect()
    }

    /// External systems that begin somewhere.
    fn systems(&self) -> Vec<Json> {
        let systems = vocabulary("sistemas").unwrap_or_default().iter();
        let links = systems.filter_map(|system| {
            Some(json!(LinkView {
                text: self.renderer.label(self.lang, &system.label),
                href: system.code("address")?.to_owned(),
                external: true,
                ..LinkView::default()
            }))
        });
        links.collect()
    }

    fn tables(&self) -> Vec<Json> {
        let inputs = &self.renderer.inputs;
        let mut sections: Vec<DocId> = inputs.plan.listings.keys().copied().collect();
        sections.sort_unstable();
        sections
            .into_iter()
            .filter(|&section| inputs.catalog.doc(section).lang == self.lang)
            .filter(|section| {
                download::has_downloads(inputs.catalog.schema().kind(inputs.plan.listings[section].kind))
            })
            .map(|section| {
                let route = inputs.catalog.card(section).route.as_deref().unwrap_or("/");
                let title = self.renderer.title(self.lang, section);
                json!({
                    "link": shell::doc_link(inputs, section, self.lang),
                    "total": inputs.plan.listings[&section].entries.len(),
                    "downloads": download::offered(inputs, self.renderer.messages(self.lang), route, &title),
                })
            })
            .collect()
    }

    fn staff(&self) -> Vec<Json> {
        self.named("funcionario")
            .into_iter()
            .map(|person| {
                let fields = self.fields(person);
                let catalog = self.renderer.inputs.catalog;
                let doc = catalog.best(person, self.lang);
                let post = catalog.text(doc, "cargo").unwrap_or_default();
                let unit = fields
                    .text("dependencia")
                    .and_then(|unit| self.renderer.inputs.catalog.find("dependencia", unit));
                json!({
                    "link": self.link(person),
                    "position": self.renderer.written(self.lang, post, catalog.written_in(doc, "cargo")),
                    "unit": unit.map(|unit| self.link(unit)),
                    "email": fields.text("correo"),
                    "phone": fields.text("telefono"),
                })
            })
            .collect()
    }

    fn plan(&self, id: DocId) -> Json {
        let components = self.progress(id);
        json!({
            "picture": picture::plan::picture(self.renderer, id, self.lang, &components),
            "cut": picture::plan::cut(self.renderer, id, self.lang),
            "components": components,
        })
    }

    /// Progress of a plan by component: the mean of the figures that it gives, and its rows as they stand.
    fn progress(&self, id: DocId) -> Vec<Json> {
        let Some(Value::List(components)) = self.renderer.inputs.catalog.value(id, "componentes")
        else {
            return Vec::new();
        };
        let written = self.renderer.inputs.catalog.written_in(id, "componentes");
        let said = Said {
            doc: id,
            reader: self.lang,
            written,
        };
        let records = components
            .iter()
            .filter_map(|component| match &component.value {
                Value::Record(record) => Some(record),
                _ => None,
            });
        records
            .map(|component| {
                let actions: Vec<&Record> = component.records("acciones").collect();
                let figures: Vec<i64> = actions
                    .iter()
                    .filter_map(|action| {
                        action
                            .records("avance")
                            .last()
                            .and_then(|figure| figure.integer("valor"))
                    })
                    .collect();
                let percent = figures.iter().sum::<i64>() as f64 / figures.len().max(1) as f64;
                let rows: Vec<Json> = actions
                    .iter()
                    .map(|action| self.action(said, action))
                    .collect();
                // A column in which no row says anything is left out.
                let has = |names: &[&str]| {
                    rows.iter()
                        .any(|row| names.iter().any(|name| row[*name] != ""))
                };
                json!({
                    "has": {
                        "progress": has(&["progress"]),
                        "remarks": has(&["remarks", "note"]),
                        "due": has(&["due"]),
                        "owner": has(&["owner"]),
                    },
                    "name": self.renderer.written(self.lang, component.text("nombre").unwrap_or_default(), written),
                    "percent": percent.round() as i64,
                    "count": figures.len(),
                    "rows": rows,
                })
            })
            .collect()
    }

    fn action(&self, said: Said, action: &Record) -> Json {
        let words =
            |text: &str| value::text(&self.renderer.written(said.reader, text, said.written));
        let shown = |name: &str| match action.get(name) {
            Some(Value::Text(text)) => words(text),
            Some(Value::Rich(fragment)) => {
                let html = value::note(self.renderer, said, fragment);
                value::in_language(self.renderer, said, html)
            }
            Some(Value::List(items)) => {
                let items = items.iter().filter_map(|item| match &item.value {
                    Value::Text(text) => Some(format!("<li>{}</li>", words(text))),
                    _ => None,
                });
                format!("<ul>{}</ul>", items.collect::<String>())
            }
            _ => String::new(),
        };
        json!({
            "objective": shown("objetivo"),
            "objective_detail": shown("objetivo_detalle"),
            "activity": shown("actividad"),
            "detail": shown("detalle"),
            "progress": shown("avance_texto"),
            "remarks": shown("observaciones"),
            "due": shown("fecha_limite_texto"),
            "owner": shown("responsable_texto"),
            "note": shown("nota_editor"),
        })
    }
}
