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
# # The first bill
#
# From an agreement to every municipality's bill, and from a figure back to its reason.
# This file is a notebook: open it with jupytext, or run it as it is.

# %%
import osuus

agreement = osuus.Agreement.embedded("jyvaskyla-fund-model")
print(agreement.title)
print(agreement.summary)

# %% [markdown]
# The register knows the residents. What it does not know stands in this table, which is
# to be filled in:

# %%
print(agreement.facts_template(year=2002)[:400])

# %% [markdown]
# Facts are rows, CSV text, a file or a data frame. Values are text, integers or
# `Decimal`, never `float`.

# %%
facts = [
    {"buyer": "435", "measure": "pair-work", "period": 2002, "value": 10},
    {"buyer": "992", "measure": "pair-work", "period": 2002, "value": "7"},
]
statement = agreement.bill(year=2002, facts=facts)
statement

# %% [markdown]
# One bill, and why it is what it is. Click to unfold.

# %%
print(statement["435"].total, statement.currency)
statement.explain("435")

# %% [markdown]
# The same as a data frame, exact to the cent: pandas, polars, pyarrow and DuckDB read a
# statement as it is.

# %%
import polars as pl

frame = pl.DataFrame(statement)
frame.group_by("charge", maintain_order=True).agg(pl.col("amount").sum())

# %% [markdown]
# Plots want floats. Turn amounts into floats there and only there, as the last step.

# %%
largest = frame.group_by("name").agg(pl.col("amount").sum()).sort("amount").tail(5)
bars = largest.with_columns(pl.col("amount").cast(pl.Float64))
print(bars)
