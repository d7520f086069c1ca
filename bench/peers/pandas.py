"""Files to means as in data-table.R, with pandas. python3 bench/peers/pandas.py FOLDER KIND"""
import glob
import json
import re
import sys

# The folder of this file comes first on the path, and this file has the library's name.
sys.path.pop(0)
import pandas as pd  # noqa: E402

folder, kind = sys.argv[1:3]
schools = pd.read_csv(f"{folder}/nation/schools.csv", usecols=["urn", "district"])
districts = pd.read_csv(f"{folder}/nation/districts.csv", usecols=["code", "region", "category"])
schools = schools.merge(districts, left_on="district", right_on="code")
out = []
for path in sorted(glob.glob(f"{folder}/{kind}/census_*.csv")):
    year = int(re.search(r"_(\d+)\.csv", path)[1])
    census = pd.read_csv(path, dtype={"term": "category"})
    part = census["term"].map({"autumn": 0, "spring": 1, "summer": 2}).astype("int32")
    t = 3 * census["census_year"] + part
    last = 3 * year + 1
    inside = (t >= last - 17) & (t <= last)
    late = inside & (t >= last - 13)
    census["any"] = census["fsm"] * inside
    census["seen"] = late.astype("int64")
    census["on"] = census["fsm"] * late
    flags = census.groupby("pupil_ref", sort=False)[["any", "seen", "on"]].sum()
    del census, t, part, inside, late
    pupils = pd.read_csv(
        path.replace("census_", "pupils_"),
        usecols=["pupil_ref", "urn", "ks2_fine_grade", "capped_points", "in_care"],
    ).merge(flags, on="pupil_ref", how="left")
    pupils["dis"] = (pupils["in_care"] == 1) | (pupils["any"] > 0)
    pupils["per"] = pupils["dis"] & (pupils["seen"] >= 6) & (pupils["on"] * 100 >= pupils["seen"] * 80)
    expected = pupils.groupby("ks2_fine_grade")["capped_points"].transform("mean")
    residual = (pupils["capped_points"] - expected).round(9)
    pupils["rank"] = 100 * (residual.rank() - 0.5) / len(pupils)
    pupils = pupils.merge(schools, on="urn")
    base = pupils.loc[~pupils["dis"], "rank"].mean()
    for by in ["region", "category", "code"]:
        for group in ["dis", "per"]:
            out.append(base - pupils[pupils[group]].groupby(by)["rank"].mean())
    gap = [base - pupils.loc[pupils[group], "rank"].mean() for group in ["dis", "per"]]
print(json.dumps({"disadvantaged": gap[0], "persistent": gap[1]}))
