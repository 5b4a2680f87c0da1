//! Laws that every sum obeys, each tried on a thousand documents; a file a subject.

#[cfg(test)]
mod documents;
#[cfg(test)]
mod of_allowances;
#[cfg(test)]
mod of_currencies;
#[cfg(test)]
mod of_explanations;
#[cfg(test)]
mod of_gross_prices;
#[cfg(test)]
mod of_net_prices;
#[cfg(test)]
mod of_withholding;
