# Counts steps, in a shell with nothing but its own words.
file="$DTAAS_STATE_DIR/count"
count=0
[ -f "$file" ] && read -r count < "$file"
while read -r line; do
  case $line in
    *'"step"'*)
      step=${line#*'"step":'}
      step=${step%%[,\}]*}
      count=$((count + 1))
      echo "{\"n\":\"count\",\"v\":$count}"
      echo "{\"done\":$step}"
      ;;
    *'"save"'*)
      echo "$count" > "$file.new" && mv "$file.new" "$file"
      echo '{"control":"saved"}'
      ;;
  esac
done
echo "$count" > "$file.new" && mv "$file.new" "$file"
