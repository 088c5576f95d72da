# ---
# jupyter:
#   jupytext:
#     formats: py:percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Mergers
#
# Contracts are older than maps. Of the thirty municipalities that paid in 2002 seven are
# gone: they merged with others. Whoever compares years has to say on which map.

# %%
import osuus

register = osuus.Register.finland()
print(*register["180"].history().splitlines()[:3], sep="\n")

# %% [markdown]
# ## The year 2002 on its own map

# %%
agreement = osuus.Agreement.embedded("jyvaskyla-fund-model")
then = agreement.bill(year=2002)
osuus.plot.tiles(then)

# %% [markdown]
# Tiles of municipalities that have ended stand by their successors.
#
# ## The same year on the map of 2022
#
# Each bill is handed on to whoever followed. The year is worked out on its own map, and
# shown on the later one; the total stays the same to the cent.

# %%
now = agreement.bill(year=2002, restated_on="2022-01-01")
osuus.plot.tiles(now)

# %%
print(len(then), "bills,", then.total, then.currency)
print(len(now), "bills,", now.total, now.currency)

# %% [markdown]
# ## Twenty years, like with like
#
# What would the agreement cost in 2022, its prices held, beside 2002?

# %%
years = [
    {"name": "2002", "agreement": agreement, "year": 2002, "restated_on": "2022-01-01"},
    {
        "name": "2022",
        "agreement": agreement,
        "year": 2022,
        "restated_on": "2022-01-01",
        "hold": ["annual-fee", "pair-work-fee", "follow-up-fee", "consultation-fee"],
    },
]
comparison = osuus.compare(years)
osuus.plot.slopes(comparison)

# %% [markdown]
# Kuhmoinen has one end only: it belongs to another region now, and pays no more.

# %%
osuus.plot.tiles(comparison)

# %% [markdown]
# Why does Luhanka pay less? Its price is held and its borders are the same: it has 703
# residents where it had 917.

# %%
why = osuus.effects(*years, buyer="435")
osuus.plot.effects(why, buyer="435")

# %% [markdown]
# ## Residents, carried over
#
# Jyväskylä seems to have grown by 64 000 people in twenty years. Most of them lived there
# before: in places that were not yet Jyväskylä.

# %%
import polars as pl

residents = pl.DataFrame(register.figures("population-own-borders"))
residents.filter(code="179")

# %%
of_2001 = residents.filter(period="2001-12-31").select("code", residents="value")
carried = pl.DataFrame(register.carry(of_2001, from_="2001-12-31", to="2022-01-01"))
carried.filter(pl.col("code").is_in(["179", "182", "435", "992"]))

# %% [markdown]
# Not one resident is lost on the way:

# %%
print(of_2001["residents"].sum(), "→", carried["residents"].sum())

# %% tags=["figures"]
# Held by a test against figures that were worked out elsewhere.
on_later_map = dict(carried.select("code", "residents").iter_rows())
figures = {
    "fund-model/2002": {"total": then.total, "bills/180": then["180"].total},
    "fund-model/2002-restated": {
        "total": now.total,
        "count": len(now),
        "bills/179": now["179"].total,
        "bills/182": now["182"].total,
        "bills/992": now["992"].total,
    },
    "compare/restated": {
        "/alternatives/1/total": comparison["alternatives"].rows[1]["total"],
        "/buyers/2/difference": comparison["buyers"].rows[2]["difference"],
        "/buyers/10/amount": comparison["buyers"].rows[10]["amount"],
    },
    "effects/merger": {
        "/effects/0/amount": why["effects"].rows[0]["amount"],
        "/sides/0/before": why["sides"].rows[0]["before"],
        "/sides/0/after": why["sides"].rows[0]["after"],
    },
    "carry/2001-to-2022": {
        "sums/residents": carried["residents"].sum(),
        "count": len(carried),
        "values/179/residents": on_later_map["179"],
        "values/182/residents": on_later_map["182"],
        "values/435/residents": on_later_map["435"],
    },
}
