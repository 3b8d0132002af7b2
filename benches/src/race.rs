//! Runs side by side: every contestant once in each round, so that what else the machine does meets
//! all of them alike; then medians and ratios.

use crate::child::Cost;
use std::io;
use std::time::Duration;

/// Somebody who does the work.
pub struct Contestant<'a> {
    pub name: &'a str,
    /// Makes everything as it was before the first run; not measured.
    pub prepare: Box<dyn Fn() -> io::Result<()> + 'a>,
    pub run: Box<dyn Fn() -> io::Result<Cost> + 'a>,
}

/// What a contestant took in the middle of all rounds.
pub struct Result<'a> {
    pub name: &'a str,
    pub cost: Cost,
    /// The shortest and the longest wall clock.
    pub spread: (Duration, Duration),
}

/// Lets everybody run that many times.
pub fn race<'a>(contestants: &[Contestant<'a>], rounds: usize) -> io::Result<Vec<Result<'a>>> {
    let mut costs: Vec<Vec<Cost>> = contestants.iter().map(|_| Vec::new()).collect();
    for round in 0..rounds {
        for (contestant, costs) in contestants.iter().zip(&mut costs) {
            (contestant.prepare)()?;
            let cost = (contestant.run)()?;
            eprintln!(
                "  round {}: {} {:.2} s",
                round + 1,
                contestant.name,
                cost.wall.as_secs_f64()
            );
            costs.push(cost);
        }
    }
    let middle = |contestant: &Contestant<'a>, costs: &Vec<Cost>| Result {
        name: contestant.name,
        cost: median(costs),
        spread: (
            costs.iter().map(|cost| cost.wall).min().unwrap_or_default(),
            costs.iter().map(|cost| cost.wall).max().unwrap_or_default(),
        ),
    };
    Ok(contestants.iter().zip(&costs).map(|(who, costs)| middle(who, costs)).collect())
}

fn median(costs: &[Cost]) -> Cost {
    fn middle<T: Ord + Copy + Default>(mut values: Vec<T>) -> T {
        values.sort_unstable();
        values.get(values.len() / 2).copied().unwrap_or_default()
    }
    Cost {
        wall: middle(costs.iter().map(|cost| cost.wall).collect()),
        user: middle(costs.iter().map(|cost| cost.user).collect()),
        system: middle(costs.iter().map(|cost| cost.system).collect()),
        memory: middle(costs.iter().map(|cost| cost.memory).collect()),
    }
}

/// Prints a table; ratios are to the first contestant.
pub fn print(title: &str, results: &[Result<'_>]) {
    println!("\n### {title}\n");
    println!(
        "| | wall s (min–max) | CPU s (user + sys) | memory MiB | wall × | CPU × | memory × |"
    );
    println!("|---|---|---|---|---|---|---|");
    let Some(first) = results.first() else { return };
    let ratio = |own: f64, first: f64| {
        if first > 0.0 { format!("{:.2}", own / first) } else { "–".to_owned() }
    };
    for result in results {
        let cost = &result.cost;
        println!(
            "| {} | {:.3} ({:.3}–{:.3}) | {:.2} ({:.2} + {:.2}) | {:.0} | {} | {} | {} |",
            result.name,
            cost.wall.as_secs_f64(),
            result.spread.0.as_secs_f64(),
            result.spread.1.as_secs_f64(),
            cost.cpu().as_secs_f64(),
            cost.user.as_secs_f64(),
            cost.system.as_secs_f64(),
            mebibytes(cost.memory),
            ratio(cost.wall.as_secs_f64(), first.cost.wall.as_secs_f64()),
            ratio(cost.cpu().as_secs_f64(), first.cost.cpu().as_secs_f64()),
            ratio(mebibytes(cost.memory), mebibytes(first.cost.memory)),
        );
    }
}

fn mebibytes(bytes: u64) -> f64 {
    bytes as f64 / f64::from(1 << 20)
}
