"""The addresses of the map of areas, among the desk's."""

from django.urls import path

from linli.desk.grids import files, steps, views

urlpatterns = [
    path("", views.grids, name="grids"),
    path("export/", files.export, name="grids_export"),
    path("import/", files.take_in, name="grids_import"),
    path("<int:pk>/", views.grid, name="grid"),
    path("<int:pk>/shapes.json", views.shapes, name="grid_shapes"),
    path("<int:pk>/draw/", steps.draw, name="grid_draw"),
    path("<int:pk>/split/", steps.split, name="grid_split"),
    path("<int:pk>/merge/", steps.merge, name="grid_merge"),
    path("<int:pk>/add/", steps.add, name="grid_add"),
    path("<int:pk>/decide/", steps.decide, name="grid_decide"),
]
