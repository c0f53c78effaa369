"""Stands in for packages that need a GPU or gigabytes, so that the module that parses can be imported."""

import importlib.abc
import importlib.machinery
import sys
import types


class _Anything(type):
    """A class of which every attribute is another one, and which can be called, subclassed and subscripted."""

    def __getattr__(cls, name):
        if name.startswith("__"):
            raise AttributeError(name)
        made = _Anything(name, (Stub,), {})
        setattr(cls, name, made)
        return made

    def __getitem__(cls, key):
        return cls

    def __or__(cls, other):
        return object

    __ror__ = __or__

    def __iter__(cls):
        return iter(())


class Stub(metaclass=_Anything):
    def __init__(self, *args, **kwargs):
        pass

    def __call__(self, *args, **kwargs):
        """Also a decorator, which leaves what it decorates alone."""
        return args[0] if len(args) == 1 and isinstance(args[0], (types.FunctionType, type)) else Stub()

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Stub()

    def __getitem__(self, key):
        return Stub()

    def __iter__(self):
        return iter(())

    def __enter__(self):
        return self

    def __exit__(self, *args):
        return False

    def __bool__(self):
        return False

    def __lt__(self, other):
        return False

    __gt__ = __le__ = __ge__ = __lt__


class _Module(types.ModuleType):
    def __getattr__(self, name):
        if name == "__version__":
            return "0.0.0"
        if name.startswith("__"):
            raise AttributeError(name)
        made = _Anything(name, (Stub,), {})
        setattr(self, name, made)
        return made


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def __init__(self, packages):
        self.packages = packages

    def find_spec(self, name, path=None, target=None):
        if any(name == package or name.startswith(package + ".") for package in self.packages):
            return importlib.machinery.ModuleSpec(name, self, is_package=True)
        return None

    def create_module(self, spec):
        module = _Module(spec.name)
        module.__path__ = []
        return module

    def exec_module(self, module):
        pass


def packages(*names):
    """From here on these import as stubs, unless they were imported already."""
    sys.meta_path.insert(0, _Finder(set(names)))
