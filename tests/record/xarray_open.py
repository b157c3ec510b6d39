"""Opens a file as an analyst would, with both xarray engines, and compares it with what was written.

Usage: xarray_open.py FILE.h5 EXPECTED.json     exits 0 only if everything agrees.
EXPECTED.json: {"attributes": {...}, "groups": [{path, title, attributes, dimensions, variables}]}
"""
import json
import sys

import h5py
import netCDF4
import numpy as np
import xarray as xr

DTYPES = {"int64": "i8", "double": "f8", "float": "f4", "int32": "i4", "uint8": "u1", "uint32": "u4",
          "uint64": "u8", "string": "O"}
LABELS = ("units", "long_name", "long_name_zh")
problems = []


def expect(holds, *what):
    if not holds:
        problems.append(" ".join(str(part) for part in what))


def expected_array(item, shape):
    values = np.array([float(v) if isinstance(v, str) and item["type"] != "string" else v for v in item["values"]],
                      dtype=object)
    return values.astype(DTYPES[item["type"]]).reshape(shape)


def same_attribute(found, wanted):
    if isinstance(wanted, list):
        # xarray's engines give one string for a list of one and an empty array for none
        return list(np.atleast_1d(np.asarray(found, dtype=object))) == wanted
    if isinstance(wanted, str):
        return isinstance(found, str) and found == wanted
    return found == wanted


def compare_item(place, found, item, dimensions, shape):
    wanted = expected_array(item, shape)
    expect(found.dims == tuple(dimensions), place, "dims", found.dims)
    expect(found.dtype == wanted.dtype, place, "dtype", found.dtype, wanted.dtype)
    expect(found.shape == wanted.shape and np.array_equal(found.values, wanted), place, "values")
    for label in LABELS:
        expect(found.attrs.get(label, "") == item[label], place, label, found.attrs.get(label))
    for name, value in item.get("attributes", {}).items():
        expect(found.attrs.get(name) == value, place, name)
    known = set(LABELS) | set(item.get("attributes", {}))
    expect(set(found.attrs) <= known, place, "unexpected attributes", set(found.attrs) - known)


def compare_group(path, engine, group):
    place = f"{engine}:{group['path']}"
    with xr.open_dataset(path, group=group["path"], engine=engine, decode_times=False) as data:
        sizes = {d["name"]: len(d["values"]) for d in group["dimensions"]}
        expect(dict(data.sizes) == sizes, place, "sizes", dict(data.sizes))
        expect(set(data.coords) == set(sizes), place, "coords", list(data.coords))
        expect(list(data.data_vars) == [v["name"] for v in group["variables"]], place, "variables",
               list(data.data_vars))
        expect(data.attrs.get("title") == group["title"], place, "title", data.attrs.get("title"))
        for name, value in group["attributes"].items():
            expect(same_attribute(data.attrs.get(name), value), place, name, repr(data.attrs.get(name)))
        for item in group["dimensions"]:
            compare_item(f"{place}/{item['name']}", data[item["name"]], item, [item["name"]], (len(item["values"]),))
        for item in group["variables"]:
            shape = tuple(sizes[name] for name in item["dimensions"])
            compare_item(f"{place}/{item['name']}", data[item["name"]], item, item["dimensions"], shape)


def compare_as_analyst(path, engine):
    """One line, by name, with decoding on: dates are dates, areas are chosen by their Chinese names."""
    data = xr.open_dataset(path, group="daily", engine=engine)
    expect(str(data.time.values[11])[:10] == "2020-02-04", engine, "date", data.time.values[11])
    chosen = data.local_infections.sel(area="一网格", time="2020-02-04")
    expect(int(chosen) == int(data.local_infections.values[11, 1]), engine, "selection")
    for name in data.variables:
        expect(data[name].dtype.kind != "m", engine, name, "was turned into time spans")


def compare_scales(path):
    """The dimension scales are whole in the eyes of the libraries below xarray."""
    with h5py.File(path, "r") as file:
        daily = file["daily"]
        field = daily["missed_meal_days"]
        for axis, name in enumerate(("time", "area", "age")):
            expect(field.dims[axis][0] == daily[name], "h5py scale", name)
            expect(h5py.h5ds.is_scale(daily[name].id), "h5py is_scale", name)
            expect(h5py.h5ds.is_attached(field.id, daily[name].id, axis), "h5py is_attached", name)
            expect(h5py.h5ds.get_scale_name(daily[name].id).decode() == name, "h5py scale name", name)
    with netCDF4.Dataset(path) as file:
        expect(list(file["daily"].dimensions) == ["time", "area", "age"], "netCDF4", list(file["daily"].dimensions))
        expect(file["daily"]["missed_meal_days"].dimensions == ("time", "area", "age"), "netCDF4 dimensions")


def main(path, expected_path):
    with open(expected_path, encoding="utf-8") as file:
        expected = json.load(file)
    for engine in ("h5netcdf", "netcdf4"):
        with xr.open_dataset(path, engine=engine) as root:
            for name, value in expected["attributes"].items():
                expect(same_attribute(root.attrs.get(name), value), engine, "root", name, repr(root.attrs.get(name)))
        for group in expected["groups"]:
            compare_group(path, engine, group)
        compare_as_analyst(path, engine)
    compare_scales(path)
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
