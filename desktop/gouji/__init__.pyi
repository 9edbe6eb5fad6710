from gouji.frames.compared import Compared as Compared
from gouji.frames.compared import compare as compare
from gouji.frames.read import NotReadError as NotReadError
from gouji.frames.read import read as read
from gouji.frames.reconciled import Reconciled as Reconciled

__version__: str
