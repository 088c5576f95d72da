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
# # A bill, and why it is what it is
#
# In 2002 the municipalities around Jyväskylä bought foster-care services from one unit,
# by an agreement of a few sentences. Here they become every municipality's bill, and a
# figure on a bill leads back to the sentence that it comes from.
#
# This file is a notebook: open it with jupytext, or run it as it is.

# %%
import osuus

agreement = osuus.Agreement.embedded("jyvaskyla-fund-model")
print(agreement.title)
print(agreement.summary)

# %% [markdown]
# ## What has to be known
#
# The register knows who existed in 2002 and how many people lived there. What it cannot
# know stands in this table, which is there to be filled in:

# %%
print(agreement.facts_template(year=2002)[:400])

# %% [markdown]
# Let Luhanka order ten performances. That is made up: nobody's use is public. A value is
# text, an integer or a `Decimal`, never a `float`.

# %%
facts = [{"buyer": "435", "measure": "pair-work", "period": 2002, "value": 10}]
statement = agreement.bill(year=2002, facts=facts)
osuus.plot.bills(statement)

# %% [markdown]
# Jyväskylä pays three tenths, since everybody pays 39 cents a resident. The ten
# performances are the orange part of one of the shortest bars. On the map:

# %%
osuus.plot.tiles(statement)

# %% [markdown]
# ## One bill
#
# The same in figures, to the cent.

# %%
luhanka = statement["435"]
for line in luhanka.lines:
    print(f"{line.label}: {line.quantity} × {line.rate} = {line.amount}")
print(luhanka.name, luhanka.total, statement.currency)

# %% [markdown]
# Why 907.63? Click to unfold: each figure names its clause, its source and its rounding.

# %%
statement.explain("435")

# %% [markdown]
# ## Onwards
#
# pandas, polars, pyarrow and DuckDB read a statement as it is, exact to the cent.

# %%
import polars as pl

frame = pl.DataFrame(statement)
frame.group_by("label", maintain_order=True).agg(pl.col("amount").sum())

# %% [markdown]
# The whole statement, with what a reader has to know below it:

# %%
statement

# %% tags=["figures"]
# Held by a test against figures that were worked out elsewhere.
figures = {
    "fund-model/2002-ten-performances": {
        "total": statement.total,
        "bills/435": luhanka.total,
        "lines/435/pair-work-fee": luhanka.lines[1].amount,
    }
}
