# Sourced by the others: packages from PyPI, with the hashes of a list, in a virtual environment. Needs Python 3.11 or newer.
#
#   python_packages FOLDER LIST
python_packages() {
  ./python.sh
  python3 -m venv "$1"
  "$1/bin/pip" install --quiet --disable-pip-version-check --only-binary=:all: --require-hashes -r "$2"
}
