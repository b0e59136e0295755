//! Outlines with fewer points, none farther from the original than a tolerance (Douglas and Peucker).

use super::Point;

/// The rings of a territory; one that becomes nothing goes, but for the longest.
pub(super) fn rings(rings: &[Vec<Point>], tolerance: f64) -> Vec<Vec<Point>> {
    let mut kept: Vec<Vec<Point>> = rings
        .iter()
        .map(|points| ring(points, tolerance))
        .filter(|points| points.len() >= 4)
        .collect();
    if kept.is_empty() {
        // A territory smaller than the tolerance keeps its place: three of its points.
        let longest = rings.iter().max_by_key(|points| points.len());
        kept.extend(longest.map(|points| triangle(points)));
    }
    kept
}

fn triangle(points: &[Point]) -> Vec<Point> {
    let third = (points.len() - 1).max(3) / 3;
    let at = |n: usize| points[n.min(points.len() - 1)];
    vec![at(0), at(third), at(2 * third), at(0)]
}

/// A closed ring: its first point and the one farthest from it stay, and each half is a line.
fn ring(points: &[Point], tolerance: f64) -> Vec<Point> {
    let Some(&first) = points.first() else {
        return Vec::new();
    };
    let apart = |point: &Point| f64::hypot(point.0 - first.0, point.1 - first.1);
    let farthest = points
        .iter()
        .enumerate()
        .max_by(|a, b| apart(a.1).total_cmp(&apart(b.1)))
        .map_or(0, |(n, _)| n);
    let mut keep = vec![false; points.len()];
    keep[0] = true;
    keep[points.len() - 1] = true;
    keep[farthest] = true;
    // Not by recursion: an outline can have hundreds of thousands of points.
    let mut parts = vec![(0, farthest), (farthest, points.len() - 1)];
    while let Some((from, to)) = parts.pop() {
        let between = (from + 1)..to;
        let far = between
            .map(|n| (n, distance(points[n], points[from], points[to])))
            .max_by(|a, b| a.1.total_cmp(&b.1));
        if let Some((n, far)) = far
            && far > tolerance
        {
            keep[n] = true;
            parts.push((from, n));
            parts.push((n, to));
        }
    }
    let kept = points.iter().zip(&keep).filter(|(_, keep)| **keep);
    kept.map(|(point, _)| *point).collect()
}

/// Distance of a point from the straight line between two.
fn distance(point: Point, a: Point, b: Point) -> f64 {
    let (along, across) = (b.0 - a.0, b.1 - a.1);
    let length = along * along + across * across;
    let share = match length > 0.0 {
        true => (((point.0 - a.0) * along + (point.1 - a.1) * across) / length).clamp(0.0, 1.0),
        false => 0.0,
    };
    f64::hypot(
        point.0 - a.0 - share * along,
        point.1 - a.1 - share * across,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_on_a_side_go_and_corners_stay() {
        let mut square = Vec::new();
        for n in 0..100 {
            square.push((f64::from(n) / 100.0, 0.0));
        }
        square.extend([
            (1.0, 0.0),
            (1.0, 0.5),
            (1.0, 1.0),
            (0.4, 1.001),
            (0.0, 1.0),
            (0.0, 0.0),
        ]);
        let simple = ring(&square, 0.01);
        assert_eq!(
            simple,
            [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0)]
        );
    }

    #[test]
    fn a_territory_never_goes_altogether() {
        let tiny = vec![
            (0.0, 0.0),
            (0.001, 0.0),
            (0.001, 0.001),
            (0.0, 0.001),
            (0.0, 0.0),
        ];
        assert_eq!(rings(&[tiny], 1.0)[0].len(), 4);
    }
}
