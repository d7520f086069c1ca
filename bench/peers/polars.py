"""Files to means as in data-table.R, with polars. PYTHON bench/peers/polars.py FOLDER KIND"""
import glob
import json
import re
import sys

# The folder of this file comes first on the path, and this file has the library's name.
sys.path.pop(0)
import polars as pl  # noqa: E402

folder, kind = sys.argv[1:3]
extension = "parquet" if kind == "parquet" else "csv"
scan = pl.scan_parquet if kind == "parquet" else pl.scan_csv
schools = pl.read_csv(f"{folder}/nation/schools.csv", columns=["urn", "district"])
districts = pl.read_csv(f"{folder}/nation/districts.csv", columns=["code", "region", "category"])
schools = schools.join(districts.rename({"code": "district"}), on="district")
out = []
for path in sorted(glob.glob(f"{folder}/{kind}/census_*.{extension}")):
    year = int(re.search(r"_(\d+)\.", path)[1])
    last = 3 * year + 1
    part = pl.col("term").replace_strict({"autumn": 0, "spring": 1, "summer": 2}, return_dtype=pl.Int32)
    t = 3 * pl.col("census_year").cast(pl.Int32) + part
    inside = (t >= last - 17) & (t <= last)
    late = inside & (t >= last - 13)
    fsm = pl.col("fsm").cast(pl.Int32)
    flags = (
        scan(path)
        .group_by("pupil_ref")
        .agg((fsm * inside).sum().alias("any"), late.sum().alias("seen"), (fsm * late).sum().alias("on"))
    )
    points = pl.col("capped_points")
    rank = pl.col("res").rank("average")
    pupils = (
        scan(path.replace("census_", "pupils_"))
        .select("pupil_ref", "urn", pl.col("ks2_fine_grade").cast(pl.Float64), "capped_points", "in_care")
        .join(flags, on="pupil_ref", how="left")
        .with_columns(((pl.col("in_care") == 1) | (pl.col("any") > 0)).alias("dis"))
        .with_columns(
            (pl.col("dis") & (pl.col("seen") >= 6) & (pl.col("on") * 100 >= pl.col("seen") * 80)).alias("per"),
            (points - points.mean().over("ks2_fine_grade")).round(9).alias("res"),
        )
        .with_columns((100 * (rank - 0.5) / pl.len()).alias("rank"))
        .collect()
        .join(schools, on="urn")
    )
    base = pupils.filter(~pl.col("dis"))["rank"].mean()
    for by in ["region", "category", "district"]:
        for group in ["dis", "per"]:
            out.append(pupils.filter(pl.col(group)).group_by(by).agg(base - pl.col("rank").mean()))
    gap = [base - pupils.filter(pl.col(group))["rank"].mean() for group in ["dis", "per"]]
print(json.dumps({"disadvantaged": gap[0], "persistent": gap[1]}))
