"""Makes a framework's parser importable without the libraries for a GPU that its package imports first."""

import importlib.abc
import importlib.machinery
import importlib.util
import os
import sys
import types


class Anything(type):
    """A class whose attributes, items and calls are such classes again."""

    def __getattr__(cls, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Anything(name, (), {})

    def __getitem__(cls, item):
        return cls

    def __call__(cls, *args, **kwargs):
        return cls

    def __or__(cls, other):
        return cls

    __ror__ = __or__


class Module(types.ModuleType):
    __path__ = []

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Anything(name, (), {})


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def __init__(self, names):
        self.names = names

    def find_spec(self, fullname, path=None, target=None):
        if not self.names or fullname.split(".")[0] in self.names:
            return importlib.machinery.ModuleSpec(fullname, self, is_package=True)
        return None

    def create_module(self, spec):
        return Module(spec.name)

    def exec_module(self, module):
        pass


def stand_in(*names):
    """Modules that are not installed, all of them where none is named: any name can be imported from them."""
    sys.meta_path.insert(0 if names else len(sys.meta_path), Finder(set(names)))


def bare(*packages):
    """Packages whose modules can be imported without their __init__."""
    for package in packages:
        parent, _, name = package.rpartition(".")
        if parent:
            folder = os.path.join(sys.modules[parent].__path__[0], name)
        else:
            folder = os.path.dirname(importlib.util.find_spec(package).origin)
        module = types.ModuleType(package)
        module.__path__ = [folder]
        module.__spec__ = importlib.util.spec_from_file_location(package, os.path.join(folder, "__init__.py"))
        sys.modules[package] = module
        if parent:
            setattr(sys.modules[parent], name, module)
