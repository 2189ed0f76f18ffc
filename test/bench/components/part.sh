# The same in a shell, which starts in a millisecond, and keeps nothing.
while read -r line; do
  case $line in
    *'"step"'*)
      step=${line#*'"step":'}
      echo "{\"n\":\"after\",\"v\":1}"
      echo "{\"done\":${step%%[,\}]*}}"
      ;;
    *'"save"'*) echo '{"control":"saved"}' ;;
  esac
done
