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
# # The fund model against the funding model
#
# Two ways to pay for the same unit were drafted. In the **fund model** everybody pays 39
# cents a resident and 55 euros for each performance. In the **funding model** the costs
# are shared: a base by residents, the rest by use. Which one costs whom more?
#
# Nobody's use is public. The facts below are made up, and every result says so.

# %%
import osuus

made_up = osuus.Facts.embedded("jyvaskyla-funding-model")
fund = {
    "name": "fund model",
    "agreement": "jyvaskyla-fund-model",
    "measures": {"pair-work": "use"},
}
funding = {"name": "funding model", "agreement": "jyvaskyla-funding-model"}
comparison = osuus.compare([fund, funding], year=2002, facts=made_up)
osuus.plot.slopes(comparison)

# %% [markdown]
# Hardly a slope: with these facts both models come to about the same. Of the thirty
# municipalities 25 would pay a little less, 5 a little more. In percent it shows who:

# %%
osuus.plot.tiles(comparison)

# %%
comparison["alternatives"]

# %% [markdown]
# ## Where the order flips
#
# Luhanka is one of the five, with a use of 30. What if it used less, or more? Every point
# of these lines is a bill that was worked out.

# %%
osuus.plot.break_even([fund, funding], "use", buyer="435", year=2002, facts=made_up)

# %% [markdown]
# There are two break points. With little use the funding model is cheaper, because its
# base is; then the fund model, until use is so large that the others carry a part of it.

# %%
flips = osuus.break_points([fund, funding], "use", buyer="435", year=2002, facts=made_up)
flips["flips"]

# %% [markdown]
# ## What a resident pays
#
# Small places that use much pay most for each resident.

# %%
fairness = osuus.fairness("jyvaskyla-funding-model", year=2002, facts=made_up)
osuus.plot.per_resident(fairness)

# %% [markdown]
# Is that fair? The library has no score for it. It sets side by side what each uses and
# what it pays for that:

# %%
for row in fairness["uses"]:
    if row["measure"] == "use" and row["buyer"] in ("179", "435", "770"):
        print(f"{row['name']}: {row['use']} units, {row['driven']} € by use")

# %% [markdown]
# Everything a reader has to know about these figures:

# %%
for remark in comparison.remarks:
    print("·", remark["text"])

# %% tags=["figures"]
# Held by a test against figures that were worked out elsewhere.
alternatives = comparison["alternatives"].rows
luhanka = next(row for row in comparison["buyers"] if row["buyer"] == "435")
figures = {
    "compare/models": {
        "/alternatives/0/total": alternatives[0]["total"],
        "/alternatives/1/total": alternatives[1]["total"],
        "/alternatives/1/less": alternatives[1]["less"],
        "/alternatives/1/more": alternatives[1]["more"],
        "/buyers/17/first": luhanka["first"],
        "/buyers/17/amount": luhanka["amount"],
        "/buyers/17/percent": luhanka["percent"],
    },
    "breakpoints/luhanka": {
        f"/flips/{place}/{side}": row[side]
        for place, row in enumerate(flips["flips"])
        for side in ("before", "after", "first_before", "second_after")
    },
    "fairness/funding-model": {
        "/total": fairness["total"],
        "/per_resident": fairness["per_resident"],
        "/buyers/2/per_resident": fairness["buyers"].rows[2]["per_resident"],
    },
}
