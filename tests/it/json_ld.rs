//! What pages tell programs is held to the vocabulary of schema.org: each property belongs to its type, each value is
//! of a class that the property may hold. The vocabulary is others' (`tests/data/schema_org.tsv`).

use std::collections::{BTreeMap, BTreeSet};

use scraper::{Html, Selector};
use serde_json::Value as Json;

use crate::portal::{self, Files};

/// The vocabulary: parents of a type, and what the properties of a type may hold.
struct Vocabulary {
    parents: BTreeMap<&'static str, Vec<&'static str>>,
    properties: BTreeMap<(&'static str, &'static str), Vec<&'static str>>,
}

impl Vocabulary {
    fn read() -> Vocabulary {
        let mut vocabulary = Vocabulary {
            parents: BTreeMap::new(),
            properties: BTreeMap::new(),
        };
        for line in include_str!("../data/schema_org.tsv").lines() {
            match line.split('\t').collect::<Vec<_>>()[..] {
                ["T", name, parents] => {
                    let parents = parents.split_whitespace().collect();
                    vocabulary.parents.insert(name, parents);
                }
                ["P", of, name, range] => {
                    let range = range.split_whitespace().collect();
                    vocabulary.properties.insert((of, name), range);
                }
                _ => panic!("a line of the vocabulary: {line}"),
            }
        }
        vocabulary
    }

    /// A type and what it descends from.
    fn line(&self, ty: &str) -> Vec<&'static str> {
        let Some((name, parents)) = self.parents.get_key_value(ty) else {
            return Vec::new();
        };
        let above = parents.iter().flat_map(|parent| self.line(parent));
        std::iter::once(*name).chain(above).collect()
    }

    /// What is wrong with a thing, by the path to it.
    fn judge(&self, at: &str, thing: &Json, wrong: &mut BTreeSet<String>) {
        let ty = thing["@type"].as_str().unwrap_or_default();
        let line = self.line(ty);
        if line.is_empty() {
            wrong.insert(format!("{at}: «{ty}» is no type"));
            return;
        }
        for (name, value) in thing.as_object().expect("a thing is an object") {
            let here = format!("{at}{ty}.{name}");
            if name.starts_with('@') || name == "query-input" {
                continue;
            }
            let range = line.iter().find_map(|ty| self.properties.get(&(*ty, name)));
            let Some(range) = range else {
                wrong.insert(format!("{here}: no property of {ty}"));
                continue;
            };
            let values = match value {
                Json::Array(items) => items.as_slice(),
                value => std::slice::from_ref(value),
            };
            assert!(!values.is_empty(), "{here} holds nothing");
            for value in values {
                let good = match value {
                    Json::Object(_) => {
                        self.judge(&format!("{here} › "), value, wrong);
                        let line = self.line(value["@type"].as_str().unwrap_or_default());
                        range.iter().any(|class| line.contains(class))
                    }
                    Json::Number(_) => range
                        .iter()
                        .any(|class| ["Number", "Integer", "Text", "Float"].contains(class)),
                    Json::String(text) => range.iter().any(|class| fits(class, text)),
                    _ => false,
                };
                if !good {
                    wrong.insert(format!("{here}: {value} is none of {range:?}"));
                }
            }
        }
    }
}

/// Whether a text can be of a class.
fn fits(class: &str, text: &str) -> bool {
    let date = || {
        text.get(..10)
            .unwrap_or(text)
            .parse::<jiff::civil::Date>()
            .is_ok()
    };
    match class {
        "Text" => !text.trim().is_empty(),
        // A thing may be named by its address alone.
        "URL" | "Thing" => text.starts_with("https://") || text.starts_with("http://"),
        "Date" | "DateTime" => date(),
        "LegalForceStatus" => ["InForce", "NotInForce", "PartiallyInForce"]
            .iter()
            .any(|word| text == format!("https://schema.org/{word}")),
        "EventAttendanceModeEnumeration" => ["Offline", "Online", "Mixed"]
            .iter()
            .any(|word| text == format!("https://schema.org/{word}EventAttendanceMode")),
        _ => false,
    }
}

/// The graphs of all pages, by address.
fn graphs(files: &Files) -> BTreeMap<String, Vec<Json>> {
    let data = Selector::parse("script[type='application/ld+json']").expect("a good selector");
    let pages = files.iter().filter(|(path, _)| path.ends_with(".html"));
    pages
        .map(|(path, bytes)| {
            let page = Html::parse_document(std::str::from_utf8(bytes).expect("UTF-8"));
            let blocks: Vec<Json> = page
                .select(&data)
                .map(|block| {
                    let graph: Json =
                        serde_json::from_str(&block.text().collect::<String>()).expect("JSON");
                    assert_eq!(graph["@context"], "https://schema.org", "{path}");
                    graph["@graph"].clone()
                })
                .collect();
            assert!(blocks.len() <= 1, "{path} has several blocks");
            let things = blocks.into_iter().flat_map(|graph| match graph {
                Json::Array(things) => things,
                _ => panic!("{path}: a graph is a list"),
            });
            let route = path.strip_suffix("index.html").unwrap_or(path);
            (format!("/{route}"), things.collect())
        })
        .collect()
}

fn thing<'g>(graphs: &'g BTreeMap<String, Vec<Json>>, route: &str, ty: &str) -> &'g Json {
    let found = graphs[route].iter().find(|thing| thing["@type"] == ty);
    found.unwrap_or_else(|| panic!("{route} tells no {ty}: {:?}", graphs[route]))
}

#[test]
fn what_the_portal_tells_is_in_the_vocabulary() {
    let (_, files) = portal::build(&portal::real());
    let graphs = graphs(&files);
    let vocabulary = Vocabulary::read();
    let mut wrong = BTreeSet::new();
    let mut types = BTreeSet::new();
    for (route, things) in &graphs {
        for thing in things {
            types.insert(thing["@type"].as_str().unwrap_or_default().to_owned());
            vocabulary.judge("", thing, &mut wrong);
        }
        let trail = things
            .iter()
            .any(|thing| thing["@type"] == "BreadcrumbList");
        let home = ["/", "/en/"].contains(&route.as_str());
        assert_eq!(trail, !home, "{route}: only a home page has no trail");
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    for ty in [
        "WebSite",
        "GovernmentOrganization",
        "Legislation",
        "GovernmentService",
        "Dataset",
        "Event",
        "NewsArticle",
        "FAQPage",
        "DefinedTermSet",
        "JobPosting",
        "Person",
        "Report",
        "Place",
        "CollectionPage",
    ] {
        assert!(types.contains(ty), "no page tells a {ty}: {types:?}");
    }
    // The demonstration's contact data are examples: a program cannot see the mark beside them.
    let entity = thing(&graphs, "/", "GovernmentOrganization").to_string();
    assert!(!entity.contains("555"), "{entity}");
    assert!(!entity.contains("900.123.456"), "{entity}");
}

#[test]
fn a_norm_tells_its_state_and_its_acts_as_they_follow_from_both_ends() {
    let mut host = portal::small();
    host.write(
        "content/normas/decreto-1-2020.toml",
        "tipo = \"decreto\"\nnumero = \"1\"\nvigencia = 2020\nfecha = 2020-01-10\nepigrafe = \"Uno.\"\nambito = \"departamental\"\n\n[[relaciones]]\naccion = \"derogada_por\"\nnorma = \"decreto-2-2021\"\n",
    );
    host.write(
        "content/normas/decreto-2-2021.toml",
        "tipo = \"decreto\"\nnumero = \"2\"\nvigencia = 2021\nfecha = 2021-02-10\nepigrafe = \"Dos.\"\nambito = \"departamental\"\nestado = \"vigente\"\n",
    );
    portal::stamp(&mut host);
    let (build, files) = portal::build(&host);
    assert_eq!(portal::errors(&build, &host), Vec::<String>::new());
    let graphs = graphs(&files);
    let one = thing(&graphs, "/normas/decreto/2020/1/", "Legislation");
    assert_eq!(
        one["legislationLegalForce"],
        "https://schema.org/NotInForce"
    );
    let two = thing(&graphs, "/normas/decreto/2021/2/", "Legislation");
    assert_eq!(two["legislationLegalForce"], "https://schema.org/InForce");
    assert_eq!(two["legislationRepeals"]["@type"], "Legislation");
    assert_eq!(
        two["legislationRepeals"]["url"],
        "https://www.ejemplo.gov.co/normas/decreto/2020/1/"
    );
    assert_eq!(two["legislationDate"], "2021-02-10");
}

#[test]
fn personal_data_and_examples_stay_out_and_markup_cannot_break_out() {
    let mut host = portal::small();
    let kind = "name = \"receta\"\nfolder = \"recetas\"\nlabel = { es = \"Receta\" }\nplural = { es = \"Recetas\" }\ntitle = \"titulo\"\nsection = \"inicio\"\n\n[json_ld]\ntype = \"Recipe\"\nwork = true\n\n[json_ld.author]\ntype = \"Person\"\nfrom = \"cocina\"\nname = \"nombre\"\n\n[[fields]]\nname = \"titulo\"\ntype = \"text\"\nrequired = true\nlabel = { es = \"Título\" }\n\n[[fields]]\nname = \"cocina\"\ntype = \"record\"\nlabel = { es = \"Quién cocina\" }\n\n[[fields.fields]]\nname = \"nombre\"\ntype = \"text\"\nlabel = { es = \"Nombre\" }\n\n[[fields.fields]]\nname = \"cedula\"\ntype = \"text\"\npersonal = true\nlabel = { es = \"Cédula\" }\n";
    host.write("content/_tipos/receta.toml", kind);
    host.write(
        "content/recetas/sancocho.md",
        "+++\ntitulo = \"Sancocho </script><script>alert(1)</script>\"\ncocina = { nombre = \"Ana\", cedula = \"palabra-secreta\" }\nfecha_actualizacion = 2026-11-03\n+++\nSe cocina.\n",
    );
    portal::stamp(&mut host);
    let (build, files) = portal::build(&host);
    assert_eq!(portal::errors(&build, &host), Vec::<String>::new());
    let page = portal::text(&files, "recetas/sancocho/index.html");
    assert!(!page.contains("palabra-secreta"));
    let graphs = graphs(&files);
    let recipe = thing(&graphs, "/recetas/sancocho/", "Recipe");
    assert_eq!(
        recipe["name"],
        "Sancocho </script><script>alert(1)</script>"
    );
    assert_eq!(recipe["author"]["name"], "Ana");
    assert_eq!(recipe["inLanguage"], "es");
}
