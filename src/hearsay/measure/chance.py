"""How likely is it that a sphere which is no different carries so little? Counts are Poisson; the rate is log-normal.

Spheres and outlets differ without any silence. How far those that do carry something fall below their expectation says how far
one may fall to zero; zeros, which may be silences, take no part, nor do those above, which may push. Log-normal beat gamma on
simulated corpora (decision 16). False findings: Benjamini and Hochberg (1995) with the sizes that a count can really take
(Heyse 2011), for where twenty are expected no zero gives a p of 0.04.
"""

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaincc, gammaln

Floats = NDArray[np.float64]

# relative variances of a rate that are weighed, and the log-normal prior over them, for corpora with few pairs
_VARIANCES = np.geomspace(0.03, 3.0, 24)
_PRIOR_MEAN, _PRIOR_SD = 0.25, 0.8
# pairs that carry next to nothing and are no chance either
_ODD = 0.03
_NODES, _WEIGHTS = np.polynomial.hermite_e.hermegauss(31)
_WEIGHTS = _WEIGHTS / _WEIGHTS.sum()


def spread(carrying: Floats, expected: Floats, others: Floats) -> Floats:
    """Weights of the variances, by pairs that carry something but no more than is expected; `others`: carriers compared with."""
    logs = -0.5 * (np.log(_VARIANCES / _PRIOR_MEAN) / _PRIOR_SD) ** 2
    top = np.floor(expected)
    used = (carrying > 0) & (carrying <= top)
    k, mean, top, extra = carrying[used], expected[used], top[used], 1 / np.maximum(others[used], 1.0)
    for i, variance in enumerate(_VARIANCES):
        rates = _rates(mean, variance + extra)
        exact = np.exp(k[:, None] * np.log(rates) - rates - gammaln(k + 1)[:, None]) @ _WEIGHTS
        within = gammaincc(top[:, None] + 1, rates) @ _WEIGHTS - np.exp(-rates) @ _WEIGHTS
        logs[i] += np.log((1 - _ODD) * exact / np.maximum(within, 1e-12) + _ODD / top).sum()
    weights: Floats = np.exp(logs - logs.max())
    weights /= weights.sum()
    return weights


def at_most(carrying: Floats, expected: Floats, others: Floats, weights: Floats) -> Floats:
    """P(X <= carrying) of each pair."""
    found = np.zeros(len(carrying))
    for weight, variance in zip(weights, _VARIANCES, strict=True):
        if weight > 1e-3:
            rates = _rates(expected, variance + 1 / np.maximum(others, 1.0))
            found += weight * (gammaincc(carrying[:, None] + 1, rates) @ _WEIGHTS)
    share: Floats = np.minimum(found / weights[weights > 1e-3].sum(), 1.0)
    return share


def poisson(carrying: int, expected: float) -> float:
    """The exact Poisson P(X <= carrying), as if nothing differed but the coverage."""
    return float(gammaincc(carrying + 1, expected))


def of_zeros(chances: Floats, zero: NDArray[np.bool_]) -> Floats:
    """The q of each pair that carries nothing, 1 for the rest; `chances` of zero for every pair that could be told."""
    order = np.argsort(chances)
    false, called = np.cumsum(chances[order]), np.maximum(np.cumsum(zero[order]), 1)
    q = np.empty(len(chances))
    q[order] = np.minimum.accumulate((false / called)[::-1])[::-1]
    return np.where(zero, np.minimum(q, 1.0), 1.0)


def of_all(chances: Floats) -> Floats:
    """Benjamini and Hochberg's q of each p."""
    order = np.argsort(chances)
    ranks = np.arange(1, len(chances) + 1)
    q = np.empty(len(chances))
    q[order] = np.minimum.accumulate((chances[order] * len(chances) / ranks)[::-1])[::-1]
    return np.minimum(q, 1.0)


def _rates(expected: Floats, variance: Floats | float) -> Floats:
    """Rates at the nodes of the quadrature, a row each: log-normal of that mean and relative variance."""
    sigma = np.sqrt(np.log1p(variance))
    return np.maximum(
        expected[:, None] * np.exp(np.multiply.outer(sigma, _NODES) - (sigma**2)[:, None] / 2), 1e-12
    )
